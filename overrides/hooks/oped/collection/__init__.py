"""All op-eds together: their order, the pages that list them, the addresses they have left."""
