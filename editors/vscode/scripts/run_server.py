"""Start the bundled server. Run by the extension as `python -I -S run_server.py --stdio`.

`-I` and `-S` leave out PYTHONPATH, the current folder, and the site-packages of the user, the system and any virtual environment, so that
nothing installed there can take the place of a bundled library.
"""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "libs"))
runpy.run_module("report_ls", run_name="__main__", alter_sys=True)
