"""What `kolam verify` checks: certificates of a package, and signed files."""
