import * as assert from 'node:assert/strict';
import { isInDestination } from '../../src/imagePath';
import { globFor, isDecided, pathIn, withFigures } from '../../src/pictures/destination';

describe('where pasted pictures go', () => {
  it('is said for one file alone', () => {
    assert.equal(globFor('reports/README.md', 'mine', true), '/reports/README.md');
    assert.equal(globFor('reports/README.md', 'mine', false), '**/mine/reports/README.md');
    assert.equal(globFor('a[1]/b*.md', 'mine', true), '/a\\[1\\]/b\\*.md');
  });

  it('is a path in the workspace folder, which may be a whole drive or share', () => {
    assert.equal(pathIn('/home/me', '/home/me/reports/README.md'), 'reports/README.md');
    assert.equal(pathIn('/c:/Users/me', '/c:/users/me/reports/README.md'), 'reports/README.md');
    assert.equal(pathIn('/c:/', '/c:/reports/README.md'), 'reports/README.md');
    assert.equal(pathIn('/share/', '/share/reports/README.md'), 'reports/README.md');
    assert.equal(pathIn('/', '/reports/README.md'), 'reports/README.md');
  });

  it('comes before what is set already', () => {
    assert.deepEqual(Object.keys(withFigures({ '**/*.md': 'img/' }, '/reports/README.md')), [
      '/reports/README.md',
      '**/*.md',
    ]);
  });

  it('is left to the user who has said so', () => {
    assert.equal(
      isDecided({ '**/*.md': 'img/' }, () => true),
      true,
    );
    assert.equal(
      isDecided({ '/docs/**': 'img/' }, () => false),
      false,
    );
    assert.equal(
      isDecided({}, () => true),
      false,
    );
  });
});

describe('the path of an image', () => {
  it('is between its brackets', () => {
    for (const before of ['![a](', 'x [a](figures/', '![a \\] b](<figures/my ']) {
      assert.ok(isInDestination(before), before);
    }
    for (const before of ['!', '![a', '![a](b.png) ', '<img src="figures/', '(figures/']) {
      assert.ok(!isInDestination(before), before);
    }
  });
});
