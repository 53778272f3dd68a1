"""The page of a report while it is written: for a view of the editor's own, and in a browser."""
