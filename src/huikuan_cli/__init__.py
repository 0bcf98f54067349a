"""huikuan（回款教练）: prepares a collection visit to a government customer."""

__version__ = "0.1.0"
