"""xltools: check, merge, reconcile and sum up the monthly ledgers of a civil-affairs bureau."""

__version__ = "0.1.0"
