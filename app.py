"""`python app.py`: the web chat on 127.0.0.1, on samples/ or on the files and folders named. Same as `onrecord chat`."""

from __future__ import annotations

import sys

from assistant.cli import main

if __name__ == "__main__":
    sys.argv[1:1] = ["chat"]
    main()
