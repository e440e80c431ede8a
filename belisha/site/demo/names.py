"""Names for people who do not exist, of the many origins that meet in British schools."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Final

Name = tuple[str, str]
"""A given name and a family name."""

ORIGINS: Final = (
    (
        """Abigail Alfie Alice Arthur Beatrice Charlie Chloe Daisy Daniel David Elsie Emily Ethan Florence Freya George
        Grace Hannah Harry Holly Hugo Imogen Isaac Ivy Jack Jacob Jasmine Joseph Joshua Leo Lewis Lily Martha Matilda Max
        Megan Millie Nathan Noah Oscar Paige Phoebe Poppy Reuben Robin Rosie Ruby Ruth Stanley Tamsin Teddy Thomas Willow
        Zac""",
        """Appleyard Arkwright Barraclough Birtwistle Blenkinsop Braithwaite Broadbent Clutterbuck Crabtree Cunliffe Darlow
        Drinkwater Earnshaw Entwistle Fairbrother Fenwick Fothergill Furnival Greenhalgh Grimshaw Hardcastle Heathcote
        Hollingsworth Jephcott Kershaw Micklethwaite Murgatroyd Ormerod Pargeter Pendlebury Pickersgill Postlethwaite
        Rowbotham Satterthwaite Shackleton Sidebottom Sutcliffe Threlfall Wadsworth Walmsley Weatherby Whittingham Wrigley""",
    ),
    (
        """Cerys Dilys Dylan Eleri Finlay Gareth Gwen Ioan Isla Liam Niamh Nia Osian Rhys Roisin Rory Seren Tomos""",
        """Brannigan Cadwallader Callaghan Corrigan Dalgleish Donnelly Gallacher Kavanagh McAllister McGonagle Penhaligon
        Quigley Trelawney""",
    ),
    (
        """Anaya Anil Anya Arjun Asha Jaya Kavya Maya Neel Nikhil Priya Ravi Rohan Sanjay Shreya Simran Uma""",
        """Anand Dhillon Ghosh Gupta Jayawardena Joshi Kapoor Mukherjee Nair Prabhakar Rajan Reddy Sandhu Sharma
        Venkataraman""",
    ),
    (
        """Aaliyah Aisha Amina Amir Ayesha Bilal Farah Fatima Hamza Haris Hassan Ibrahim Layla Mariam Maryam Muna Musa Nadia
        Rayan Samir Sana Tariq Umar Yasmin Yusuf Zainab Zara""",
        """Bajwa Bhatti Chaudhry Chowdhury Farouk Haddad Hossain Iqbal Khalil Mahmood Mirza Rahman Rasool Saleh Siddiqui
        Uddin Usman Yilmaz Zaman""",
    ),
    (
        """Adaeze Amara Chidi Emeka Joy Kezia Kofi Kwame Naomi Temi Zoe""",
        """Abara Adeyemi Amankwah Asante Balogun Boateng Danso Ekwueme Kamara Kwarteng Mensah Ndiaye Ogunleye Okonkwo Osei
        Owusu Quartey Sarpong Tadesse Tesfaye Yamoah""",
    ),
    (
        """Eleni Eva Jakub Kacper Luca Maria Mila Nora Rafael Rosa Sara Sofia Theo Victoria Zofia""",
        """Castellano Dabrowski Dumitrescu Ferreira Georgiou Jankowski Kaczmarek Kowalczyk Lazarescu Marchetti Nowak
        Papadakis Petrov Popescu Sadowski Szymanski Zielinski""",
    ),
    ("""Lin Mei Mia Wei Xin""", """Huang Nakamura Nguyen Tran Tsang Yeung"""),
)
"""Given names and family names that usually go together, the most frequent first."""
WEIGHTS: Final = (46, 9, 11, 12, 9, 9, 4)
"""Of a hundred people, how many have names of each origin."""
_MIXED: Final = 0.12
"""How often a given name is of another origin than the family's."""


@dataclass
class Names:
    """A source of names that gives nobody the name of somebody else."""

    random: Random
    taken: set[Name] = field(default_factory=set)

    def family(self) -> str:
        """A family name; more than one family can bear it."""
        return self.random.choice(_FAMILY[self._origin()])

    def person(self, family: str = "") -> Name:
        """A name that nobody bears yet, of this family if one is given."""
        family = family or self.family()
        while True:
            name = self._given(family), family
            if name not in self.taken:
                self.taken.add(name)
                return name
            if sum(1 for _, taken in self.taken if taken == family) >= _FEW:
                family = f"{family}-{self.family()}" if "-" not in family else self.family()

    def _given(self, family: str) -> str:
        mixed = self.random.random() < _MIXED
        origin = self._origin() if mixed else _ORIGIN_OF.get(family.split("-", maxsplit=1)[0], 0)
        return self.random.choice(_GIVEN[origin])

    def _origin(self) -> int:
        return self.random.choices(range(len(ORIGINS)), WEIGHTS)[0]


_FEW: Final = 12
"""So many people may share a family name that is easily used up before it is joined with another."""
_GIVEN: Final = tuple(given.split() for given, _ in ORIGINS)
_FAMILY: Final = tuple(family.split() for _, family in ORIGINS)
_ORIGIN_OF: Final = {family: origin for origin, families in enumerate(_FAMILY) for family in families}
