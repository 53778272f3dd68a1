import * as assert from 'node:assert/strict';
import { destinationIn, isInFigures } from '../../src/imagePath';
import { altOf, figureName, nameIn, saysSomething } from '../../src/pictures/names';

describe('the name of a pasted picture', () => {
  it('is that of its question where its own says nothing', () => {
    for (const name of [
      'image.png',
      'Screenshot 2026-01-21 at 10.32.11.png',
      'Screenshot from 2026-01-21 10-32-11.png',
      'Skærmbillede 2026-01-21.png',
      'IMG_0042.PNG',
      '1.png',
      '',
    ]) {
      assert.equal(figureName(name, 'png', 14, []), 'question-14.png', name);
    }
    assert.equal(figureName('image.png', 'jpg', undefined, []), 'figure.jpg');
  });

  it('is its own where that says something, with nothing that a path has to escape', () => {
    assert.equal(figureName('a drawing (1).png', 'png', 14, []), 'a-drawing-1.png');
    assert.equal(figureName('træning_v2.5.jpeg', 'jpg', 14, []), 'træning_v2.5.jpg');
    assert.equal(figureName('../../loss[1].png', 'png', 14, []), 'loss-1.png');
    assert.ok(saysSomething('wandb runs'));
  });

  it('is never one that is taken, in whatever letter case', () => {
    assert.equal(figureName('image.png', 'png', 14, ['Question-14.PNG', 'question-14-2.png']), 'question-14-3.png');
    assert.equal(figureName('træ.png', 'png', 14, ['TRÆ.png'.normalize('NFD')]), 'træ-2.png');
  });

  it('is the text of the image', () => {
    assert.equal(altOf('question-14-2.png'), 'question 14 2');
  });
});

describe('a picture that is brought', () => {
  const folder = { scheme: 'file', authority: '', path: '/home/me/figures' };

  it('is in the figures folder already by its path there', () => {
    assert.equal(nameIn(folder, { ...folder, path: '/home/me/figures/a.png' }), 'a.png');
    assert.equal(nameIn(folder, { ...folder, path: '/home/me/figures/deep/a.png' }), 'deep/a.png');
  });

  it('is not by the same path on another machine, or by one that only begins alike', () => {
    for (const other of [
      { scheme: 'vscode-vfs', path: '/home/me/figures/a.png' },
      { authority: 'server', path: '/home/me/figures/a.png' },
      { path: '/home/me/figures-old/a.png' },
      { path: '/home/me/figures' },
    ]) {
      assert.equal(nameIn(folder, { ...folder, ...other }), undefined, JSON.stringify(other));
    }
  });
});

describe('the path of an image', () => {
  it('is between its brackets', () => {
    for (const [before, isImage, typed] of [
      ['![a](', true, ''],
      ['x [a](figures/', false, 'figures/'],
      ['![a \\] b](<figures/my ', true, 'figures/my '],
      ['![a]( fig', true, 'fig'],
    ] as const) {
      const start = before.length - typed.length;
      assert.deepEqual(destinationIn(before), { isImage, typed, start }, before);
    }
    for (const before of ['!', '![a', '![a](b.png) ', '<img src="figures/', '(figures/']) {
      assert.equal(destinationIn(before), undefined, before);
    }
  });

  it('is in the figures folder behind its slash', () => {
    for (const typed of ['figures/', './figures/lo', 'figures/deep/', 'reports/figures/a']) {
      assert.ok(isInFigures(typed), typed);
    }
    for (const typed of ['', 'fig', 'figures', './', 'img/', '../figures/']) {
      assert.ok(!isInFigures(typed), typed);
    }
  });
});
