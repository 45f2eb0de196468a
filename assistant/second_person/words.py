"""Word lists: nouns for people and groups, given names, and names that are also everyday words."""

WORD_NAMES = frozenset(
    """
    an angel april art august baker banks bill black brook brown buddy bush candy carol carter charity
    chase chip clay cliff constance cook daisy dale dawn day dean do don drew earnest ernest eve faith
    field ford forest frank gene glen grace grant green guy harmony hazel heath hill holly honor hope
    hunter iris ivy jack jay joy june king lance lane lee li lily long mark martin mason max may melody
    mercy miles nick norm olive page pat patience penny price prudence rain ray reed rich river rob
    robin rocky rose ruby rusty sage sandy skip sky stone storm sue summer victor violet wade white will
    wood young
    """.split()
)

PERSON_NOUNS = frozenset(
    """
    advisor adviser importer captain gaffer steward referee courier soloist curator consul warden dispatcher sponsor
    accountant actor agent aide analyst apprentice assistant associate auditor bookkeeper boss boy
    broker brother buyer captain cashier ceo cfo chair chairman chairwoman chef cio clerk client cmo
    colleague concierge consultant contractor coo coordinator cto customer daughter dean deputy designer
    dev developer director doctor donor driver ea editor engineer father foreman founder freelancer girl
    guest guy head husband inspector intern investor journalist junior lady lawyer lead man manager mate
    matron mayor md member mgr minister mother nurse officer operator owner pa paralegal partner patient
    patron person pharmacist planner porter postdoc president principal producer professor receptionist
    recruiter registrar rep reporter resident scientist secretary senior sister somebody someone son
    spokesperson student supervisor surgeon teacher technician trader trustee volunteer
    waiter welder wife woman
    """.split()
)

THINGS_IN_ER = frozenset(
    """
    another answer armor banner boiler border buffer center chamber chapter character charger charter
    cluster color computer container cooler corner counter cover crossover december digger dinner
    disaster disorder door dozer elevator error ever factor favor filter finger flavor floor flyer
    folder freezer handover header heater holder honor horror humor indicator labor ladder layer layover
    leftover letter loader locker makeover master matter meter mirror monitor motor never newsletter
    november number october odor offer order other paper plaster poster power printer quarter reactor
    register remainder reminder rider rollover roster router rumor scanner sector semester september
    server shoulder starter summer takeover tanker tender terror theater timer tracker trailer transfer
    tremor trigger trimester turnover vapor vector wafer water weather winter
    """.split()
)

WOMEN = frozenset(
    """
    actress chairwoman daughter girl lady matron mother mrs ms sister waitress wife woman
    """.split()
)

MEN = frozenset(
    """
    actor boy brother chairman father foreman guy husband man mr son waiter
    """.split()
)

SHE_NAMES = frozenset(
    """
    agnieszka aisha alejandra alice amanda amelie amina amy ana anastasia anjali anke anna aoife aroha
    astrid barbara beatrice beatriz birgit brenda brigitte bronwyn carmen catherine charlotte chiara
    chloe ciara claire clemence cynthia daisy daniela debbie deepa deirdre denise diane donna eilidh
    elena elizabeth ellen emily emma eun-ji eva fatima fatou fernanda fiona francesca freya friederike
    gabriela giulia grace greta gwen hana hannah harriet hayley heike helen hine holly hui- ines
    ingeborg ingrid irina jana jane jennifer jessica jisoo joanna joanne joy julia juliette karen
    katarzyna kate katerina katie kavitha keiko khadija kirsten lakshmi laura layla leila leilani lena
    liezl lily linda lisa lucia luciana lucy magdalena maren margaret margaux maria mariam mariana marie
    marisol martina mary maryam meera mei mei-ling melissa michelle monica monika morag natalie natasha
    neha ngaire ngozi niamh nicole nina oceane oksana olga orla pamela patricia paula petra pilar pooja
    priya rachel rebecca renate rocio roisin rosa ruby sabine sakura sarah sharon shreya sian silje
    sinead siobhan sofia solveig sophie sunita susan svetlana tamsin tanya tatiana teresa tracey ulrike
    valentina victoria wilhelmina xiaomei ximena yasmin yvette yvonne zainab zoe zuzanna
    """.split()
)

HE_NAMES = frozenset(
    """
    adam ahmed alfie ali alvaro amit anders andrei andrew anil antonio arjun babajide ben bilal bill
    bjorn bob brian bruce bruno carlos chidi colin cormac craig daniel darren dave david dean declan
    deepak desmond diego dimitris dmitri douglas duncan edward emeka emlyn emmanuel emre enrique eoin
    erik ethan etienne fergus florin francois frank fred gareth gary george georgi gethin graham greg
    gustav hans harry hassan henri henrik henry hiro hiroshi huw ian ibrahim igor imran ionut istvan
    ivan jack jakub james jan javier jean jeff jim joaquin joe john jorge jose josé juan jun kees keith
    ken kenji kevin khalid klaus knut kofi kostas kwame kwesi lars laurent leo liam logan luc luca lucas
    luis lukasz luke magnus manuel marc marcin marco marek mark martin mason matt matteo max mehmet
    michael miguel mihai mike mikhail min-jun mohammed mustafa neil nicolas nigel nikolai nils noah odd
    ole oliver olivier olumide omar oscar oskar owen patrick paul pavel pedro peter phil pierre pieter
    piotr rafael raghavan rahul raj rajesh rajiv ramesh ramon ravi rhys rich richard rick robert roger
    ronan ross sanjay satoshi sean sergei siddharth simon stefan steve steven stuart suresh sven takeshi
    tariq thierry thomas tim tom tomasz torgeir tunde vaclav vikram vladimir walter wei will willem
    wouter yannis yusuf
    """.split()
)

GROUPS = frozenset(
    """
    agency board business client committee company council crew customer customers department
    engineering everybody everyone finance group hr legal management marketing office operations partner
    people procurement product sales staff supplier support team teams union vendor
    """.split()
)
