"""Police forces, and the councils whose areas each serves.

Source for England and Wales: Police Act 1996, schedule 1 (https://www.legislation.gov.uk/ukpga/1996/16/schedule/1),
read in part, with the councils that have replaced those it names. Councils: the registers of local authorities of each
nation, as kept at https://github.com/mysociety/uk_local_authority_names_and_codes (read; as of July 2025).
Counties are the ceremonial ones (Lieutenancies Act 1997, schedule 1), in Wales the preserved ones.
"""

from __future__ import annotations

from belisha.guidance.terms import Nation, PoliceForce

_ENGLAND = """
Avon and Somerset Constabulary | Avon and Somerset Police | Somerset: Somerset, Bath and North East Somerset, North Somerset; Bristol: Bristol; Gloucestershire: South Gloucestershire
Bedfordshire Police | | Bedfordshire: Bedford, Central Bedfordshire, Luton
Cambridgeshire Constabulary | Cambridgeshire Police | Cambridgeshire: Cambridgeshire, Peterborough
Cheshire Constabulary | Cheshire Police | Cheshire: Cheshire East, Cheshire West and Chester, Halton, Warrington
City of London Police | | City of London: City of London
Cleveland Police | | Durham: Hartlepool; North Yorkshire: Middlesbrough, Redcar and Cleveland; Durham, North Yorkshire: Stockton-on-Tees
Cumbria Constabulary | Cumbria Police | Cumbria: Cumberland, Westmorland and Furness
Derbyshire Constabulary | Derbyshire Police | Derbyshire: Derbyshire, Derby
Devon and Cornwall Police | Devon & Cornwall Police, Devon and Cornwall Constabulary | Devon: Devon, Plymouth, Torbay; Cornwall: Cornwall, Isles of Scilly
Dorset Police | | Dorset: Dorset, Bournemouth Christchurch and Poole
Durham Constabulary | Durham Police | Durham: County Durham, Darlington
Essex Police | | Essex: Essex, Southend-on-Sea, Thurrock
Gloucestershire Constabulary | Gloucestershire Police | Gloucestershire: Gloucestershire
Greater Manchester Police | GMP | Greater Manchester: Bolton, Bury, Manchester, Oldham, Rochdale, Salford, Stockport, Tameside, Trafford, Wigan
Hampshire and Isle of Wight Constabulary | Hampshire Constabulary, Hampshire Police, Hampshire and Isle of Wight Police | Hampshire: Hampshire, Portsmouth, Southampton; Isle of Wight: Isle of Wight
Hertfordshire Constabulary | Hertfordshire Police | Hertfordshire: Hertfordshire
Humberside Police | | East Riding of Yorkshire: East Riding of Yorkshire, Kingston upon Hull; Lincolnshire: North East Lincolnshire, North Lincolnshire
Kent Police | | Kent: Kent, Medway
Lancashire Constabulary | Lancashire Police | Lancashire: Lancashire, Blackburn with Darwen, Blackpool
Leicestershire Police | Leicestershire Constabulary | Leicestershire: Leicestershire, Leicester; Rutland: Rutland
Lincolnshire Police | | Lincolnshire: Lincolnshire
Merseyside Police | | Merseyside: Knowsley, Liverpool, Sefton, St Helens, Wirral
Metropolitan Police Service | Metropolitan Police, Met Police | Greater London: Barking and Dagenham, Barnet, Bexley, Brent, Bromley, Camden, Croydon, Ealing, Enfield, Greenwich, Hackney, Hammersmith and Fulham, Haringey, Harrow, Havering, Hillingdon, Hounslow, Islington, Kensington and Chelsea, Kingston upon Thames, Lambeth, Lewisham, Merton, Newham, Redbridge, Richmond upon Thames, Southwark, Sutton, Tower Hamlets, Waltham Forest, Wandsworth, Westminster
Norfolk Constabulary | Norfolk Police | Norfolk: Norfolk
North Yorkshire Police | | North Yorkshire: North Yorkshire, York
Northamptonshire Police | | Northamptonshire: North Northamptonshire, West Northamptonshire
Northumbria Police | | Northumberland: Northumberland; Tyne and Wear: Gateshead, Newcastle upon Tyne, North Tyneside, South Tyneside, Sunderland
Nottinghamshire Police | | Nottinghamshire: Nottinghamshire, Nottingham
South Yorkshire Police | | South Yorkshire: Barnsley, Doncaster, Rotherham, Sheffield
Staffordshire Police | | Staffordshire: Staffordshire, Stoke-on-Trent
Suffolk Constabulary | Suffolk Police | Suffolk: Suffolk
Surrey Police | | Surrey: Surrey
Sussex Police | | East Sussex: East Sussex, Brighton and Hove; West Sussex: West Sussex
Thames Valley Police | TVP | Berkshire: Bracknell Forest, Reading, Slough, West Berkshire, Windsor and Maidenhead, Wokingham; Buckinghamshire: Buckinghamshire, Milton Keynes; Oxfordshire: Oxfordshire
Warwickshire Police | | Warwickshire: Warwickshire
West Mercia Police | West Mercia Constabulary | Herefordshire: Herefordshire; Shropshire: Shropshire, Telford and Wrekin; Worcestershire: Worcestershire
West Midlands Police | | West Midlands: Birmingham, Coventry, Dudley, Sandwell, Solihull, Walsall, Wolverhampton
West Yorkshire Police | | West Yorkshire: Bradford, Calderdale, Kirklees, Leeds, Wakefield
Wiltshire Police | Wiltshire Constabulary | Wiltshire: Wiltshire, Swindon
"""

_WALES = """
Dyfed-Powys Police | Dyfed Powys Police | Dyfed: Carmarthenshire, Ceredigion, Pembrokeshire; Powys: Powys
Gwent Police | | Gwent: Blaenau Gwent, Caerphilly, Monmouthshire, Newport, Torfaen
North Wales Police | | Clwyd: Conwy, Denbighshire, Flintshire, Wrexham; Gwynedd: Gwynedd, Isle of Anglesey
South Wales Police | | Mid Glamorgan: Bridgend, Merthyr Tydfil, Rhondda Cynon Taf; South Glamorgan: Cardiff, Vale of Glamorgan; West Glamorgan: Neath Port Talbot, Swansea
"""

_SCOTLAND = """
Police Scotland | Police Service of Scotland | Scotland: Aberdeen City, Aberdeenshire, Angus, Argyll and Bute, City of Edinburgh, Clackmannanshire, Dumfries and Galloway, Dundee City, East Ayrshire, East Dunbartonshire, East Lothian, East Renfrewshire, Falkirk, Fife, Glasgow City, Highland, Inverclyde, Midlothian, Moray, Na h-Eileanan Siar, North Ayrshire, North Lanarkshire, Orkney Islands, Perth and Kinross, Renfrewshire, Scottish Borders, Shetland Islands, South Ayrshire, South Lanarkshire, Stirling, West Dunbartonshire, West Lothian
"""

_NORTHERN_IRELAND = """
Police Service of Northern Ireland | PSNI | Northern Ireland: Antrim and Newtownabbey, Ards and North Down, Armagh City Banbridge and Craigavon, Belfast, Causeway Coast and Glens, Derry City and Strabane, Fermanagh and Omagh, Lisburn and Castlereagh, Mid and East Antrim, Mid Ulster, Newry Mourne and Down
"""

_TABLES = (
    (Nation.ENGLAND, _ENGLAND),
    (Nation.WALES, _WALES),
    (Nation.SCOTLAND, _SCOTLAND),
    (Nation.NORTHERN_IRELAND, _NORTHERN_IRELAND),
)


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def _rows(nation: Nation, table: str) -> list[tuple[PoliceForce, dict[str, tuple[str, ...]]]]:
    rows: list[tuple[PoliceForce, dict[str, tuple[str, ...]]]] = []
    for line in table.strip().split("\n"):
        name, aliases, areas = (part.strip() for part in line.split("|"))
        councils: dict[str, tuple[str, ...]] = {}
        for area in _split(areas, ";"):
            counties, members = area.split(":")
            councils |= dict.fromkeys(_split(members, ","), _split(counties, ","))
        found = tuple(dict.fromkeys(county for counties in councils.values() for county in counties))
        slug = name.lower().replace(" ", "-")
        rows.append((PoliceForce(slug, name, _split(aliases, ","), nation, tuple(councils), found), councils))
    return rows


_ROWS = [row for nation, table in _TABLES for row in _rows(nation, table)]

FORCES: tuple[PoliceForce, ...] = tuple(force for force, _ in _ROWS)
"""The 45 territorial forces of the United Kingdom."""

COUNCILS: dict[str, tuple[Nation, tuple[str, ...]]] = {
    council: (force.nation, counties) for force, councils in _ROWS for council, counties in councils.items()
}
"""Every council that has children's services or their like: its nation, and the counties it lies in."""
