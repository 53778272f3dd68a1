"""The lists that several files hold, each made from the code: a module for each kind of file."""
