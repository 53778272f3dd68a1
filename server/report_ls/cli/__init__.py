"""The command line: the findings of an editor, for a terminal and for programs. It never imports the protocol."""
