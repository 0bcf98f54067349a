"""What there is to do by the plans of a folder: what is due, in the order of what is lost by waiting.

`facts` is what a plan file says of its days and its log, small enough to be kept ready for the next time.
"""
