"""Whether a team's playbooks hold: shape, words, what must agree across files, and what a lead is shown of them.

A data tree or a playbook in, problems out.
"""
