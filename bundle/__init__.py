"""The folder for Windows without Python and without internet: `make bundle`."""
