"""The districts of the English counties that still have them, and other names by which people call a place.

Source: the register of local authorities of England, as kept at
https://github.com/mysociety/uk_local_authority_names_and_codes (read; as of July 2025).
"""

from __future__ import annotations

from collections.abc import Mapping

_BY_COUNTY = {
    "Cambridgeshire": "Cambridge, East Cambridgeshire, Fenland, Huntingdonshire, South Cambridgeshire",
    "Derbyshire": "Amber Valley, Bolsover, Chesterfield, Derbyshire Dales, Erewash, High Peak, North East Derbyshire, South Derbyshire",
    "Devon": "East Devon, Exeter, Mid Devon, North Devon, South Hams, Teignbridge, Torridge, West Devon",
    "Essex": "Basildon, Braintree, Brentwood, Castle Point, Chelmsford, Colchester, Epping Forest, Harlow, Maldon, Rochford, Tendring, Uttlesford",
    "East Sussex": "Eastbourne, Hastings, Lewes, Rother, Wealden",
    "Gloucestershire": "Cheltenham, Cotswold, Forest of Dean, Gloucester, Stroud, Tewkesbury",
    "Hampshire": "Basingstoke and Deane, East Hampshire, Eastleigh, Fareham, Gosport, Hart, Havant, New Forest, Rushmoor, Test Valley, Winchester",
    "Hertfordshire": "Broxbourne, Dacorum, East Hertfordshire, Hertsmere, North Hertfordshire, St Albans, Stevenage, Three Rivers, Watford, Welwyn Hatfield",
    "Kent": "Ashford, Canterbury, Dartford, Dover, Folkestone and Hythe, Gravesham, Maidstone, Sevenoaks, Swale, Thanet, Tonbridge and Malling, Tunbridge Wells",
    "Lancashire": "Burnley, Chorley, Fylde, Hyndburn, Lancaster, Pendle, Preston, Ribble Valley, Rossendale, South Ribble, West Lancashire, Wyre",
    "Leicestershire": "Blaby, Charnwood, Harborough, Hinckley and Bosworth, Melton, North West Leicestershire, Oadby and Wigston",
    "Lincolnshire": "Boston, East Lindsey, Lincoln, North Kesteven, South Holland, South Kesteven, West Lindsey",
    "Norfolk": "Breckland, Broadland, Great Yarmouth, King's Lynn and West Norfolk, North Norfolk, Norwich, South Norfolk",
    "Nottinghamshire": "Ashfield, Bassetlaw, Broxtowe, Gedling, Mansfield, Newark and Sherwood, Rushcliffe",
    "Oxfordshire": "Cherwell, Oxford, South Oxfordshire, Vale of White Horse, West Oxfordshire",
    "Suffolk": "Babergh, East Suffolk, Ipswich, Mid Suffolk, West Suffolk",
    "Surrey": "Elmbridge, Epsom and Ewell, Guildford, Mole Valley, Reigate and Banstead, Runnymede, Spelthorne, Surrey Heath, Tandridge, Waverley, Woking",
    "Staffordshire": "Cannock Chase, East Staffordshire, Lichfield, Newcastle-under-Lyme, South Staffordshire, Stafford, Staffordshire Moorlands, Tamworth",
    "Warwickshire": "North Warwickshire, Nuneaton and Bedworth, Rugby, Stratford-on-Avon, Warwick",
    "Worcestershire": "Bromsgrove, Malvern Hills, Redditch, Worcester, Wychavon, Wyre Forest",
    "West Sussex": "Adur, Arun, Chichester, Crawley, Horsham, Mid Sussex, Worthing",
}

DISTRICTS: Mapping[str, str] = {
    district: county for county, districts in _BY_COUNTY.items() for district in districts.split(", ")
}
"""District, and the county it lies in."""

OTHER_NAMES: Mapping[str, str] = {
    "City of Bristol": "Bristol",
    "Hull": "Kingston upon Hull",
    "Bournemouth, Christchurch and Poole": "Bournemouth Christchurch and Poole",
    "BCP": "Bournemouth Christchurch and Poole",
    "Telford": "Telford and Wrekin",
    "St. Helens": "St Helens",
    "Southend": "Southend-on-Sea",
    "Stoke": "Stoke-on-Trent",
    "Stockton": "Stockton-on-Tees",
    "Newcastle": "Newcastle upon Tyne",
    "Tyneside": "Tyne and Wear",
    "Teesside": "Cleveland",
    "London": "Greater London",
    "Edinburgh": "City of Edinburgh",
    "Glasgow": "Glasgow City",
    "Aberdeen": "Aberdeen City",
    "Dundee": "Dundee City",
    "Western Isles": "Na h-Eileanan Siar",
    "Rhondda Cynon Taff": "Rhondda Cynon Taf",
    "Anglesey": "Isle of Anglesey",
    "Herts": "Hertfordshire",
    "Bucks": "Buckinghamshire",
    "Northants": "Northamptonshire",
    "Cambs": "Cambridgeshire",
}
"""What people write, and the area or region that they mean."""

REGIONS: Mapping[str, tuple[str, ...]] = {
    "Avon": ("Bristol", "Gloucestershire", "Somerset"),
    "Cleveland": ("Durham", "North Yorkshire"),
    "Humberside": ("East Riding of Yorkshire", "Lincolnshire"),
    "Sussex": ("East Sussex", "West Sussex"),
    "Yorkshire": ("East Riding of Yorkshire", "North Yorkshire", "South Yorkshire", "West Yorkshire"),
    "Thames Valley": ("Berkshire", "Buckinghamshire", "Oxfordshire"),
    "West Mercia": ("Herefordshire", "Shropshire", "Worcestershire"),
    "Northumbria": ("Northumberland", "Tyne and Wear"),
    "Middlesex": ("Greater London", "Hertfordshire", "Surrey"),
    "Huntingdonshire": ("Cambridgeshire",),
}
"""Names of several counties together, still in use."""
