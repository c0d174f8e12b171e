"""Invented names, of many origins, with the apostrophes, accents and hyphens trackers really meet.

Forenames and surnames are put together by chance, so any likeness to a living child is chance too.
"""

# ruff: noqa: RUF001 - the dotless i is how these families write their names
from __future__ import annotations

BOYS = (
    "Alfie", "Amir", "André", "Archie", "Arjun", "Billy", "Bilal", "Callum", "Ciarán", "Daniel",
    "Dawid", "D'Andre", "Deniz", "Dominik", "Eesa", "Elijah", "Emre", "Ethan", "Femi", "Finlay",
    "Gethin", "Hamza", "Harvey", "Ibrahim", "Igor", "Isaac", "Jaiden", "Jakub", "Jean-Luc", "Joe",
    "José", "Kai", "Kamil", "Kwame", "Kyle", "Leon", "Levi", "Logan", "Łukasz", "Malachi",
    "Mason", "Mateusz", "Mohammed", "Musa", "Nathan", "Noah", "Obinna", "Oisín", "Oskar", "Owen",
    "Prince", "Qasim", "Reece", "Rhys", "Riley", "Ryan", "Samuel", "Seán", "Taylor", "Thanh",
    "Tobi", "Tomás", "Tyler", "Umar", "Vasile", "Wei", "Xavier", "Yusuf", "Zach", "Zain",
)  # fmt: skip

GIRLS = (
    "Aaliyah", "Abigail", "Agnieszka", "Aisha", "Alexandra", "Amelia", "Amina", "Anaïs", "Aoife",
    "Ava-Mae", "Beatriz", "Bronwen", "Chantelle", "Chloé", "Chidinma", "Daisy", "Eilidh", "Elif",
    "Ellie-May", "Esme", "Fatima", "Freya", "Gabriela", "Grace", "Hafsa", "Hannah", "Imani",
    "Inês", "Isla", "Jasmine", "Jessica", "Kacey", "Kayleigh", "Khadija", "Lacey", "Layla",
    "Lexi", "Lily-Rose", "Maisie", "Mei", "Millie", "Mya", "Naomi", "Niamh", "Nour", "Olivia",
    "Orla", "Paige", "Poppy", "Priya", "Renée", "Roisín", "Ruby", "Safiya", "Saoirse", "Sara",
    "Scarlett", "Shanice", "Siân", "Skye", "Summer", "Tegan", "Temperance", "Tia", "Yasmin",
    "Zara", "Zofia", "Zoë",
)  # fmt: skip

SURNAMES = (
    "Abara", "Addo", "Ahmadi", "Akhtar", "Alderly", "Allcott", "Anand", "Ashdown", "Aydın",
    "Bagshawe", "Bálint", "Barrowby", "Begum", "Bellweather", "Ben Salah", "Birkenshaw",
    "Blackmoor", "Bokhari", "Brackenridge", "Brough-Ellis", "Caldecote", "Castellanos", "Çelik",
    "Chaudhry", "Chirwa", "Clutterworth", "Coates", "Corrigan", "Cottersley", "Crowhurst",
    "D'Angelo", "D'Souza", "da Silva", "Danso", "de la Cruz", "Delaney", "Dhaliwal", "Diallo",
    "Dobrowolski", "Dragomir", "Dunmore", "Eccleston", "Edwards", "Ekwueme", "Eland", "Farah",
    "Fairbrother", "Fenwick", "Ferreira", "Fitzgerald-Moss", "Fothergill", "Garside", "Ghali",
    "Gisborne", "Gółka", "Grantley", "Groves", "Gurung", "Hadleigh", "Hakimi", "Halloran",
    "Harbottle", "Hargreave", "Hassan", "Haverstock", "Holt", "Horváth", "Hussain", "Ibrahimović",
    "Idowu", "Ilić", "Iqbal", "Jamshidi", "Jankowska-Bell", "Jellicoe", "Kapoor", "Kaszuba",
    "Kaya", "Kettering", "Khan", "Kowalczyk", "Krasniqi", "Lambourne", "Le Breton", "Lim",
    "Lipscombe", "Łukasik", "MacAllister", "Mahmood", "Marchetti", "Marlowe", "Mbeki", "McArdle",
    "McNulty", "Mehra", "Mensah", "Meredith", "Molloy", "Montague", "Moradi", "Müller",
    "N'Diaye", "Nadarajah", "Nettleship", "Ng", "Nguyen", "Nilsson", "Norcliffe", "Novák",
    "Nwosu-Bright", "O'Dowd", "O'Hanlon", "O'Rourke", "Ó Briain", "Oakhanger", "Obafemi",
    "Ofori", "Okafor", "Ormerod", "Osei", "Ozturk", "Pargeter", "Patel", "Pemberton", "Pereira",
    "Petrenko", "Pickersgill", "Popescu", "Quartey", "Qureshi", "Rahman", "Rajan", "Ravenscar",
    "Redfearn", "Rekić", "Roebuck", "Rosenthal", "Rutherglen", "Ryecroft", "Saeed", "Sandiford",
    "Sangha", "Santos-Reid", "Şahin", "Scarisbrick", "Sesay", "Sharma", "Shelvington", "Sidhu",
    "Singh", "Skelton", "Sokołowski", "St John", "Staveley", "Stoyanov", "Sutcliffe", "Szabó",
    "Tahir", "Tamworth", "Tesfaye", "Thackeray", "Thorley", "Tran", "Treharne", "Tumelty",
    "Uddin", "Underhill", "Vasquez", "Verma", "Vickerstaff", "Wainwright", "Wałęsa-Hunt",
    "Warsame", "Wetherby", "Whitlam", "Willoughby", "Winterbourne", "Wójcik", "Wren", "Yeboah",
    "Yıldız", "Youngman", "Zaman", "Zielińska", "Żuk",
)  # fmt: skip

CARERS = (
    "Adaeze", "Angela", "Anwar", "Carol", "Danuta", "Dean", "Farzana", "Gareth", "Helen", "Ivan",
    "Jo", "Karim", "Leanne", "Lorraine", "Maria", "Mehmet", "Natalie", "Paul", "Rukhsana",
    "Shauna", "Stephen", "Terri", "Wojciech", "Yvonne",
)  # fmt: skip

STREETS = (
    "Alder Close", "Barn Owl Way", "Canal Street", "Clement's Row", "Drovers Lane", "Elder Road",
    "Furnace Hill", "Gasworks Terrace", "Hopyard Crescent", "Iron Lane", "Jubilee Gardens",
    "Kingfisher Drive", "Lime Kiln Road", "Mallow Court", "Nailers Yard", "Orchard Rise",
    "Plover Avenue", "Quarry Bank", "Rope Walk", "St Aldate's Mews", "Tanners Green",
    "Upper Wharf", "Verger's Path", "Weir Street",
)  # fmt: skip

PLACES = (
    "Alderbrook", "Ashwell Vale", "Bankfoot", "Beckwith", "Birchover", "Blythe Cross",
    "Bramblecote", "Brindle Hey", "Calverstone", "Carrow Hill", "Castle Mere", "Chadlow",
    "Cobden Green", "Copperfield", "Cressbrook", "Crossley Bank", "Dene Park", "Draycote Mill",
    "Eastry Fields", "Elmstow", "Fallowfield Lea", "Farrowdale", "Foxhollow", "Garth Lane",
    "Gladwin", "Grange Moor", "Greenhithe Cross", "Hallowell", "Hartsmere", "Hazelbury",
    "High Furlong", "Hollin Bridge", "Hopton Wafers Hill", "Inglewood", "Ivelbank", "Kelmarsh End",
    "Kettlewood", "Kingsmead Cross", "Ladywell", "Larkrise", "Linden Hall", "Longmeadow",
    "Lowther", "Maplewell", "Marlpit", "Millbeck", "Moorside Cross", "Netherfold", "Nine Elms",
    "Northgate", "Oakenshaw Park", "Old Ferry", "Orchard Mount", "Otterbourne", "Parkgate",
    "Penny Lane End", "Pinewood", "Priory Field", "Quarry Hill", "Ravensbank", "Redmire",
    "Ridgeway", "Riverside Cross", "Rookery", "Rushmere", "Saltwell", "Sandpiper", "Shireoaks Lea",
    "Silverdale", "Skylark", "Southwold Lea", "Spinney", "Stonebridge", "Summerfold", "Swanmore",
    "Tarn Hows", "Thistledown", "Three Rivers", "Thornbury Heath", "Tolland", "Trinity Square",
    "Upland", "Valley Road", "Wansbeck Rise", "Watermead", "Weavers Row", "Westerdale",
    "Whinfell", "Willowbank", "Windmill Lea", "Woodhey", "Wharf Lane", "Wychbrook", "Yarrow",
    "Yewtree",
)  # fmt: skip

SAINTS = ("St Alban's", "St Bede's", "St Chad's", "St Edith's", "St Hilda's", "St Oswald's",
          "St Wilfrid's", "Holy Cross", "Our Lady's", "St John Fisher")  # fmt: skip

TRUSTS = ("", "Beacon Ridge Trust", "Fosse Learning Trust", "Meridian Bridge Trust",
          "Northern Lights Trust", "Spire and Vale Trust")  # fmt: skip

AREAS = ("North", "East", "South", "West")
OFFICERS = {"North": "A. Quill", "East": "B. Tansy", "South": "C. Umber", "West": "D. Vetch"}
ADMIN_OWNERS = ("E. Wold", "F. Yarrowby", "G. Zeal")
PROVIDERS = ("PR-001", "PR-002", "PR-003", "PR-004", "PR-005")
