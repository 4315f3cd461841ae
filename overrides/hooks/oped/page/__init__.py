"""What a page prints, the styles that it can use, the policy that it carries."""
