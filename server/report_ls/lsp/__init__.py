"""The protocol's edge: the only importer of pygls and lsprotocol. A handler converts, calls one function, converts back."""
