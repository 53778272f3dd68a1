"""Marks for tests of what some systems do not have."""

from __future__ import annotations

import os
import sys

import pytest

with_links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
with_pipes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names in folders")
with_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
with_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
with_shell = pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no scripts that begin with #!")
with_cases = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names that differ in letter case alone are one file here")
with_byte_names = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode on this system")
not_root = pytest.mark.skipif(sys.platform != "win32" and os.geteuid() == 0, reason="root may read and write everywhere")
