"""The twelve pictures of which the youngest choose two, and the short words of which codes and passwords are made."""

from __future__ import annotations

import secrets
from typing import Final

PICTURES: Final = (
    "apple", "boat", "cat", "drum", "fish", "house", "key", "leaf", "moon", "star", "sun", "tree",
)  # fmt: skip

WORDS: Final = (
    "acorn", "amber", "apple", "arrow", "badge", "baker", "banjo", "barn", "basil", "beach", "beads",
    "beak", "bean", "bell", "berry", "birch", "bird", "boat", "bonus", "book", "boot", "bowl", "bread",
    "brick", "bridge", "broom", "brush", "bud", "bunny", "bus", "cake", "camel", "candle", "canoe", "card",
    "carrot", "castle", "cedar", "chair", "chalk", "cheese", "cherry", "chess", "circle", "cliff", "clock",
    "cloud", "clover", "coat", "cocoa", "coin", "comet", "cone", "coral", "corn", "crab", "crane", "crayon",
    "cube", "cup", "daisy", "dance", "deer", "desk", "dew", "dish", "dragon", "dream", "drum", "duck",
    "eagle", "easel", "echo", "elm", "ember", "fern", "field", "finch", "flag", "flute", "foam", "forest",
    "fox", "frog", "fruit", "garden", "gate", "glove", "goat", "grape", "grass", "guitar", "hall", "harp",
    "hat", "hazel", "hedge", "heron", "hill", "honey", "horn", "hut", "ink", "iris", "island", "ivy", "jam",
    "jelly", "jug", "kettle", "king", "kite", "koala", "lake", "lamb", "lamp", "lark", "leaf", "lemon",
    "lily", "lime", "lion", "lorry", "lunch", "magic", "mango", "map", "maple", "march", "meadow", "melon",
    "mill", "mint", "mole", "moon", "moss", "moth", "mug", "music", "nest", "nut", "oak", "oat", "ocean",
    "olive", "onion", "orbit", "otter", "owl", "paint", "palm", "panda", "paper", "park", "parrot", "path",
    "peach", "pear", "pearl", "pebble", "pencil", "piano", "pine", "plum", "pond", "pony", "poppy",
    "puffin", "puppet", "purse", "puzzle", "quill", "quilt", "rabbit", "radio", "rain", "raven", "reed",
    "ribbon", "ring", "river", "robin", "rock", "rose", "ruby", "sail", "salad", "sand", "scarf", "seal",
    "seed", "shade", "sheep", "shell", "ship", "shoe", "silk", "silver", "sky", "sledge", "snow", "sock",
    "song", "soup", "spoon", "spring", "square", "squash", "star", "statue", "stone", "storm", "straw",
    "sugar", "summer", "swan", "swing", "table", "tent", "thyme", "tiger", "toast", "tomato", "torch",
    "towel", "tower", "toy", "train", "tree", "trout", "tulip", "turtle", "valley", "velvet", "violin",
    "wagon", "water", "wave", "wheat", "wheel", "willow", "wind", "window", "winter", "wolf", "wool",
    "wren", "yard", "yoghurt", "zebra",
)  # fmt: skip


def three_words() -> str:
    """A code or password such as "fern-kettle-moon", by chance: one of some fifteen million."""
    return "-".join(secrets.choice(WORDS) for _ in range(3))


def two_pictures() -> tuple[str, str]:
    """Two different pictures, by chance."""
    first, second = secrets.SystemRandom().sample(PICTURES, 2)
    return first, second


def as_secret(first: str, second: str) -> str:
    """Two pictures as what is kept, in their order. Raises ValueError for what is no picture."""
    if first not in PICTURES or second not in PICTURES:
        raise ValueError("Choose two of the pictures.")
    return f"{first} {second}"
