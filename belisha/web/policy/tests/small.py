"""A small policy in which every kind of clause and every state stands, for tests of pages."""

from __future__ import annotations

from tests.policies import TOP

TEXT = (
    TOP
    + """
Words before the first clause.

## Filtering

A member of staff may ask for a blocked site to be opened. The reason is kept. {#filter.unblock source="x.1"}

```unblock
ask: staff
approve: network-manager
reason: required
until: end of study
```

The head’s approval is needed for games. {#filter.games}

```conflict
with: "#filter.unblock"
about: who approves
```

### Checks

The Network Manager checks the filter every term. {#filter.check}

```duty
who: network-manager
do: check the filter
every: term
```

```duty
who: network-manager
do: tell the head
every: whenever the filter fails
```

## People

We value the internet. {#people.value}

Staff look after their passwords. {#people.passwords}

```duty
who: staff
do: keep passwords secret
```

Holly Moss leads. {#people.lead}

```appoint
role: dsl
holder: Holly Moss
```

Reports are read regularly. {#people.reports}

```duty
who: head
do: read reports
every: {said: regularly}
```

We follow the Data Protection Act 2018. {#people.law}

```cite
title: Data Protection Act 2018
```
"""
)
