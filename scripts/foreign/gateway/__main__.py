"""Runs every test in this folder; prints the methods that were called, a line each."""
import pathlib, sys, unittest

folder = str(pathlib.Path(__file__).parent)
sys.path.insert(0, folder)
from connection import called

result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.discover(folder))
print(*sorted(called), sep="\n")
sys.exit(not result.wasSuccessful())
