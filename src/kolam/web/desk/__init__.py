"""The desk: the team's pages, one per act, with forms, findings, history and exports."""
