"""Geographic dialling codes: the place that each stands for, and the counties where its numbers are found.

The places are those of Ofcom's numbering plan, as libphonenumber carries it (a test compares the two); the counties
were put to them by hand and are remembered. A code's area may cross into the next county.
"""

from __future__ import annotations

from collections.abc import Mapping

from belisha.guidance.numbers import digits_of
from belisha.guidance.places import counties_named_in, share_a_county
from belisha.guidance.terms import Dialling

_BY_COUNTY: Mapping[str, str] = {
    "Bedfordshire": "1234 Bedford; 1525 Leighton Buzzard; 1582 Luton; 1767 Sandy",
    "Berkshire": "118 Reading; 1344 Bracknell; 1488 Hungerford; 1628 Maidenhead; 1635 Newbury; 1753 Slough",
    "Bristol": "117 Bristol",
    "Buckinghamshire": "1280 Buckingham; 1296 Aylesbury; 1494 High Wycombe; 1908 Milton Keynes",
    "Cambridgeshire": "1223 Cambridge; 1353 Ely; 1354 Chatteris; 1480 Huntingdon; 1487 Warboys; 1733 Peterborough; 1832 Clopton; 1945 Wisbech; 1954 Madingley",
    "Cheshire": "1244 Chester; 1260 Congleton; 1270 Crewe; 1477 Holmes Chapel; 1565 Knutsford; 1606 Northwich; 1625 Macclesfield; 1829 Tarporley; 1925 Warrington; 1928 Runcorn",
    "Cornwall": "1208 Bodmin; 1209 Redruth; 1288 Bude; 1326 Falmouth; 1503 Looe; 1566 Launceston; 1579 Liskeard; 1637 Newquay; 1720 Isles of Scilly; 1726 St Austell; 1736 Penzance; 1840 Camelford; 1841 Newquay (Padstow); 1872 Truro",
    "Cumbria": "1228 Carlisle; 1229 Barrow-in-Furness; 1539 Kendal; 15394 Hawkshead; 15395 Grange-over-Sands; 15396 Sedbergh; 1697 Brampton; 16973 Wigton; 16974 Raughton Head; 1768 Penrith; 17683 Appleby; 17684 Pooley Bridge; 17687 Keswick; 1900 Workington; 1931 Shap; 1946 Whitehaven; 19467 Gosforth",
    "Derbyshire": "1246 Chesterfield; 1298 Buxton; 1332 Derby; 1335 Ashbourne; 1433 Hathersage; 1457 Glossop; 1629 Matlock; 1663 New Mills; 1773 Ripley",
    "Devon": "1237 Bideford; 1271 Barnstaple; 1297 Axminster; 1363 Crediton; 1364 Ashburton; 1392 Exeter; 1395 Budleigh Salterton; 1404 Honiton; 1409 Holsworthy; 1548 Kingsbridge; 1598 Lynton; 1626 Newton Abbot; 1647 Moretonhampstead; 1752 Plymouth; 1769 South Molton; 1803 Torquay; 1805 Torrington; 1822 Tavistock; 1837 Okehampton; 1884 Tiverton",
    "Dorset": "1202 Bournemouth; 1258 Blandford; 1300 Cerne Abbas; 1305 Dorchester; 1308 Bridport; 1747 Shaftesbury; 1929 Wareham",
    "Durham": "1207 Consett; 1325 Darlington; 1388 Bishop Auckland; 1429 Hartlepool; 1740 Sedgefield; 1833 Barnard Castle",
    "East Riding of Yorkshire": "1262 Bridlington; 1377 Driffield; 1405 Goole; 1430 North Cave; 1482 Kingston-upon-Hull; 1759 Pocklington; 1964 Hornsea",
    "East Sussex": "1273 Brighton; 1323 Eastbourne; 1424 Hastings; 1435 Heathfield; 1797 Rye; 1825 Uckfield",
    "Essex": "1206 Colchester; 1245 Chelmsford; 1255 Clacton-on-Sea; 1268 Basildon; 1277 Brentwood; 1371 Great Dunmow; 1375 Grays Thurrock; 1376 Braintree; 1621 Maldon; 1702 Southend-on-Sea; 1799 Saffron Walden",
    "Gloucestershire": "1242 Cheltenham; 1285 Cirencester; 1451 Stow-on-the-Wold; 1452 Gloucester; 1453 Dursley; 1454 Chipping Sodbury; 1594 Lydney",
    "Greater London": "20 London; 1689 Orpington; 1708 Romford; 1895 Uxbridge",
    "Greater Manchester": "1204 Bolton; 161 Manchester; 1706 Rochdale; 1942 Wigan",
    "Hampshire": "1252 Aldershot; 1256 Basingstoke; 1264 Andover; 1329 Fareham; 1420 Alton; 1425 Ringwood; 1489 Bishops Waltham; 1590 Lymington; 1725 Rockbourne; 1730 Petersfield; 1794 Romsey; 1962 Winchester; 23 Southampton and Portsmouth",
    "Herefordshire": "1432 Hereford; 1531 Ledbury; 1544 Kington; 1568 Leominster; 1885 Pencombe; 1886 Bromyard (Knightwick/Leigh Sinton); 1981 Wormbridge; 1989 Ross-on-Wye",
    "Hertfordshire": "1279 Bishops Stortford; 1438 Stevenage; 1442 Hemel Hempstead; 1462 Hitchin; 1707 Welwyn Garden City; 1727 St Albans; 1763 Royston; 1920 Ware; 1923 Watford; 1992 Lea Valley",
    "Isle of Wight": "1983 Isle of Wight",
    "Kent": "1227 Canterbury; 1233 Ashford (Kent); 1303 Folkestone; 1304 Dover; 1322 Dartford; 1474 Gravesend; 1580 Cranbrook; 1622 Maidstone; 1634 Medway; 1732 Sevenoaks; 1795 Sittingbourne; 1843 Thanet; 1892 Tunbridge Wells; 1959 Westerham; 1987 Ebbsfleet",
    "Lancashire": "1200 Clitheroe; 1253 Blackpool; 1254 Blackburn; 1257 Coppull; 1282 Burnley; 1524 Lancaster; 15242 Hornby; 1695 Skelmersdale; 1772 Preston; 1995 Garstang",
    "Leicestershire": "116 Leicester; 1455 Hinckley; 1509 Loughborough; 1530 Coalville; 1664 Melton Mowbray; 1858 Market Harborough",
    "Lincolnshire": "1205 Boston; 1400 Honington; 1406 Holbeach; 1427 Gainsborough; 1469 Killingholme; 1472 Grimsby; 1476 Grantham; 1507 Louth; 1522 Lincoln; 1526 Martin; 1529 Sleaford; 1652 Brigg; 1673 Market Rasen; 1724 Scunthorpe; 1754 Skegness; 1775 Spalding; 1778 Bourne; 1780 Stamford; 1790 Spilsby",
    "Merseyside": "151 Liverpool; 1704 Southport; 1744 St Helens",
    "Norfolk": "1263 Cromer; 1328 Fakenham; 1362 Dereham; 1366 Downham Market; 1379 Diss; 1485 Hunstanton; 1493 Great Yarmouth; 1508 Brooke; 1553 Kings Lynn; 1603 Norwich; 1692 North Walsham; 1760 Swaffham; 1842 Thetford; 1953 Wymondham",
    "Northamptonshire": "1327 Daventry; 1536 Kettering; 1604 Northampton; 1933 Wellingborough",
    "Northumberland": "1289 Berwick-upon-Tweed; 1434 Hexham; 1661 Prudhoe; 1665 Alnwick; 1668 Bamburgh; 1669 Rothbury; 1670 Morpeth; 1830 Kirkwhelpington",
    "North Yorkshire": "1287 Guisborough; 1347 Easingwold; 1423 Harrogate; 1439 Helmsley; 1609 Northallerton; 1642 Middlesbrough; 1653 Malton; 1677 Bedale; 1723 Scarborough; 1729 Settle; 1748 Richmond; 1751 Pickering; 1756 Skipton; 1757 Selby; 1765 Ripon; 1845 Thirsk; 1904 York; 1944 West Heslerton; 1947 Whitby; 1969 Leyburn",
    "Nottinghamshire": "115 Nottingham; 1623 Mansfield; 1636 Newark-on-Trent; 1777 Retford; 1909 Worksop; 1949 Whatton",
    "Oxfordshire": "1235 Abingdon; 1295 Banbury; 1367 Faringdon; 1491 Henley-on-Thames; 1608 Chipping Norton; 1844 Thame; 1865 Oxford; 1869 Bicester; 1993 Witney",
    "Rutland": "1572 Oakham",
    "Shropshire": "1299 Bewdley; 1547 Knighton; 1584 Ludlow; 1588 Bishops Castle; 1630 Market Drayton; 1691 Oswestry; 1694 Church Stretton; 1743 Shrewsbury; 1746 Bridgnorth; 1939 Wem; 1948 Whitchurch; 1952 Telford",
    "Somerset": "1225 Bath; 1275 Clevedon; 1278 Bridgwater; 1373 Frome; 1398 Dulverton; 1458 Glastonbury; 1460 Chard; 1643 Minehead; 1749 Shepton Mallet; 1761 Temple Cloud; 1823 Taunton; 1934 Weston-super-Mare; 1935 Yeovil; 1963 Wincanton; 1984 Watchet (Williton)",
    "South Yorkshire": "114 Sheffield; 1226 Barnsley; 1302 Doncaster; 1709 Rotherham",
    "Staffordshire": "1283 Burton-on-Trent; 1538 Ipstones; 1543 Cannock; 1782 Stoke-on-Trent; 1785 Stafford; 1827 Tamworth; 1889 Rugeley",
    "Suffolk": "1284 Bury St Edmunds; 1359 Pakenham; 1394 Felixstowe; 1440 Haverhill; 1449 Stowmarket; 1473 Ipswich; 1502 Lowestoft; 1638 Newmarket; 1728 Saxmundham; 1787 Sudbury; 1986 Bungay",
    "Surrey": "1276 Camberley; 1306 Dorking; 1372 Esher; 1428 Haslemere; 1483 Guildford; 1737 Redhill; 1784 Staines; 1883 Caterham; 1932 Weybridge",
    "Tyne and Wear": "191 Tyneside, Durham and Sunderland",
    "Warwickshire": "1564 Lapworth; 1675 Coleshill; 1788 Rugby; 1789 Stratford-upon-Avon; 1926 Warwick",
    "West Midlands": "121 Birmingham; 1384 Dudley; 1676 Meriden; 1902 Wolverhampton; 1922 Walsall; 24 Coventry",
    "West Sussex": "1243 Chichester; 1293 Crawley; 1342 East Grinstead; 1403 Horsham; 1444 Haywards Heath; 1798 Pulborough; 1903 Worthing",
    "West Yorkshire": "113 Leeds; 1274 Bradford; 1422 Halifax; 1484 Huddersfield; 1535 Keighley; 1924 Wakefield; 1937 Wetherby; 1943 Guiseley; 1977 Pontefract",
    "Wiltshire": "1249 Chippenham; 1380 Devizes; 1666 Malmesbury; 1672 Marlborough; 1722 Salisbury; 1793 Swindon; 1980 Amesbury; 1985 Warminster",
    "Worcestershire": "1386 Evesham; 1527 Redditch; 1562 Kidderminster; 1684 Malvern; 1905 Worcester",
    "Clwyd": "1352 Mold; 1490 Corwen; 1492 Colwyn Bay; 1745 Rhyl; 1824 Ruthin; 1978 Wrexham",
    "Dyfed": "1239 Cardigan; 1267 Carmarthen; 1269 Ammanford; 1348 Fishguard; 1437 Haverfordwest; 1545 Llanarth; 1550 Llandovery; 1554 Llanelli; 1558 Llandeilo; 1559 Llandysul; 1570 Lampeter; 1646 Milford Haven; 1834 Narberth; 1970 Aberystwyth; 1974 Llanon; 1994 St Clears",
    "Gwent": "1291 Chepstow; 1495 Pontypool; 1600 Monmouth; 1633 Newport; 1873 Abergavenny",
    "Gwynedd": "1248 Bangor (Gwynedd); 1286 Caernarfon; 1341 Barmouth; 1407 Holyhead; 1678 Bala; 1690 Betws-y-Coed; 1758 Pwllheli; 1766 Porthmadog",
    "Mid Glamorgan": "1443 Pontypridd; 1656 Bridgend; 1685 Merthyr Tydfil",
    "Powys": "1497 Hay-on-Wye; 1591 Llanwrtyd Wells; 1597 Llandrindod Wells; 1650 Cemmaes Road; 1654 Machynlleth; 1686 Newtown; 1874 Brecon; 1938 Welshpool; 1982 Builth Wells",
    "South Glamorgan": "1446 Barry; 29 Cardiff",
    "West Glamorgan": "1639 Neath; 1792 Swansea",
    "Northern Ireland": "28 Northern Ireland",
}  # fmt: skip
"""County, then the codes without their leading zero. Wales by preserved county; Scotland below as one."""

_SCOTLAND = (
    "1224 1236 1241 1250 1259 1261 1290 1292 1294 1301 1307 1309 131 1320 1324 1330 1333 1334 1337 1339 1340 1343 1346 "
    "1349 1350 1355 1356 1357 1358 1360 1361 1368 1369 1381 1382 1383 1387 13873 1389 1397 1408 141 1431 1436 1445 1450 "
    "1456 1461 1463 1464 1465 1466 1467 1470 1471 1475 1478 1479 1496 1499 1501 1505 1506 1520 1528 1540 1542 1546 1549 "
    "1555 1556 1557 1560 1561 1563 1567 1569 1571 1573 1575 1576 1577 1578 1581 1583 1586 1592 1593 1595 1599 1620 1631 "
    "1641 1644 1651 1655 1659 1667 1671 1674 1680 1681 1683 1687 1688 1698 1700 1721 1738 1750 1764 1770 1771 1776 1779 "
    "1786 1796 1806 1807 1808 1809 1821 1828 1835 1838 1847 1848 1851 1852 1854 1855 1856 1857 1859 1862 1863 1864 1866 "
    "1870 1871 1875 1876 1877 1878 1879 1880 1882 1887 1888 1890 1896 1899 1950 1951 1955 1957 1967 1968 1971 1972 1975 "
    "1988 1997"
)

_ALSO: Mapping[str, tuple[str, ...]] = {
    "114": ("South Yorkshire", "Derbyshire"),
    "115": ("Nottinghamshire", "Derbyshire"),
    "117": ("Bristol", "Gloucestershire", "Somerset"),
    "118": ("Berkshire", "Oxfordshire"),
    "1246": ("Derbyshire", "South Yorkshire"),
    "1283": ("Staffordshire", "Derbyshire"),
    "1299": ("Worcestershire", "Shropshire"),
    "1322": ("Kent", "Greater London"),
    "1327": ("Northamptonshire", "Warwickshire"),
    "1332": ("Derbyshire", "Leicestershire"),
    "1335": ("Derbyshire", "Staffordshire"),
    "1379": ("Norfolk", "Suffolk"),
    "1386": ("Worcestershire", "Gloucestershire"),
    "1405": ("East Riding of Yorkshire", "South Yorkshire"),
    "1428": ("Surrey", "Hampshire", "West Sussex"),
    "1442": ("Hertfordshire", "Buckinghamshire"),
    "1457": ("Derbyshire", "Greater Manchester"),
    "1530": ("Leicestershire", "Derbyshire"),
    "1547": ("Powys", "Shropshire"),
    "1572": ("Rutland", "Leicestershire"),
    "1625": ("Cheshire", "Greater Manchester"),
    "1642": ("North Yorkshire", "Durham"),
    "1663": ("Derbyshire", "Greater Manchester"),
    "1689": ("Greater London", "Kent"),
    "1706": ("Greater Manchester", "Lancashire"),
    "1733": ("Cambridgeshire", "Northamptonshire", "Lincolnshire"),
    "1773": ("Derbyshire", "Nottinghamshire"),
    "1780": ("Lincolnshire", "Rutland", "Northamptonshire"),
    "1784": ("Surrey", "Berkshire"),
    "1832": ("Northamptonshire", "Cambridgeshire"),
    "1858": ("Leicestershire", "Northamptonshire"),
    "1883": ("Surrey", "Greater London"),
    "1892": ("Kent", "East Sussex"),
    "1909": ("Nottinghamshire", "South Yorkshire", "Derbyshire"),
    "191": ("Tyne and Wear", "Durham", "Northumberland"),
    "1923": ("Hertfordshire", "Greater London"),
    "1925": ("Cheshire", "Greater Manchester"),
    "1943": ("West Yorkshire", "North Yorkshire"),
    "1945": ("Cambridgeshire", "Norfolk"),
    "1949": ("Nottinghamshire", "Leicestershire"),
    "1992": ("Hertfordshire", "Essex"),
}
"""Codes whose numbers are found in several counties; the rest are taken to stay in one."""


def _table() -> dict[str, Dialling]:
    table = {code: Dialling(f"0{code}", "Scotland", ("Scotland",)) for code in _SCOTLAND.split()}
    for county, row in _BY_COUNTY.items():
        for entry in row.split("; "):
            code, place = entry.split(" ", 1)
            table[code] = Dialling(f"0{code}", place, _ALSO.get(code, (county,)))
    return table


CODES: Mapping[str, Dialling] = _table()
"""Every code that we can place, by its digits without the leading zero."""

LONGEST_CODE = 5


def dialling_of(national: str) -> Dialling | None:
    """The place of a national number, given with or without its leading zero; None for mobiles, freephone and the like."""
    digits = "".join(digit for digit in national if digit.isdigit()).removeprefix("0")
    for length in range(LONGEST_CODE, 1, -1):
        if found := CODES.get(digits[:length]):
            return found
    return None


def is_local(number: str, area: str) -> bool | None:
    """Whether a telephone number belongs to an area, by its county; None for mobiles, freephone and unknown areas.

    Numbers keep their code when people move, and codes cross borders: a number that is not local is worth a question,
    and no more.
    """
    place = dialling_of(digits_of(number))
    counties = counties_named_in(area)
    return share_a_county(place.counties, counties) if place and counties else None
