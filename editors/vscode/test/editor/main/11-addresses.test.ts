import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { uriKey } from '../../../src/uriKey';

suite('The address of a report on Windows', () => {
  const cases: [string, vscode.Uri][] = [
    ['file:///c%3A/Users/me/reports/README.md', vscode.Uri.file('/c:/Users/me/reports/README.md')],
    ['file:///C%3A/Users/me/reports/README.md', vscode.Uri.file('/c:/Users/me/reports/README.md')],
    ['file:///C:/Users/me/reports/README.md', vscode.Uri.file('/c:/Users/me/reports/README.md')],
    ['file:///c:/Jos%C3%A9/my%20report.md', vscode.Uri.file('/C:/José/my report.md')],
    ['file://SERVER/share/README.md', vscode.Uri.file('//server/share/README.md')],
    [
      'file://server/share/README.md',
      vscode.Uri.from({ scheme: 'file', authority: 'Server', path: '/share/README.md' }),
    ],
  ];
  for (const [address, uri] of cases) {
    test(`is the same document's, written ${address}`, () => {
      assert.equal(uriKey(address), uri.toString());
    });
  }
});
