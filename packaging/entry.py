"""What the packaged program starts: the same command line as `python -m tutor`."""

import sys

from tutor.cli import main

if __name__ == "__main__":
    sys.exit(main())
