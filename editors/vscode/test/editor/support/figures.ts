/** What was measured, in milliseconds, by what it is. run-in-vscode.mjs writes it down. */
export const figures: Record<string, number[]> = {};
