"""Pages that criticise: what is wrong with a policy, any text checked without keeping it, and two versions compared."""
