"""What an editor asks for: one module a feature, a pure function each. Offsets are code points; nothing here knows a URI."""
