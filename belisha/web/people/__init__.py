"""The pages by which a school keeps its register, brings it in, and shows people what it holds of them."""
