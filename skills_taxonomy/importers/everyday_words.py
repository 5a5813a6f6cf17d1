"""Words that say nothing by themselves: no phrase made of them alone can name a skill."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words(
    """a able about above across after all along also an and any are around as at back be been before being
    below best better between both but by can could do does down during each else etc even every few first
    for from further get good had has have he her here his how i if in into is it its just last least less
    like many may me more most much my near new next no not now of off ok old on one only or other others
    our out over own per same set she should since so some still such than that the their them then there
    these they this those through to together too two under until up us various very via vs was we well
    were what when where which while who whole why will with within without would yes you your"""
)
"""Words that join others."""

GENERIC_VERBS = _words(
    """accept achieve act adapt add adjust administer advise aid apply approve arrange ask assess assign
    assist attend be become begin being bring build buy call care carry change check choose clean clear
    collect combine come communicate compare complete conduct connect consider contact continue contribute
    control convert coordinate copy create cut deal decide define deliver describe design detect determine
    develop direct discuss display do doing draft draw drive edit enable encourage enhance ensure enter
    establish evaluate examine execute expand explain extend facilitate file fill find finish fix focus
    follow form gain gather generate get give go grow guide handle have having help hire hold identify
    implement improve include increase influence inform initiate input inspect install interact interpret
    introduce investigate join keep know lead learn let lift list listen load look maintain make making
    manage managing measure meet mix model monitor motivate move need negotiate observe obtain offer open
    operate operating order organise organize oversee own pack participate pay perform performing pick
    place plan play position post practice practise prepare present process produce program promote
    propose protect provide purchase put question raise reach read receive recommend record reduce refer
    relate remain remove repair replace reply report represent request require research resolve respond
    review run save schedule search see select sell send serve set share show sign solve sort speak spend
    staff start stay stop store strengthen study suggest supply support take talk teach tell test think
    track train transfer travel treat try turn understand update upgrade use using utilise utilize verify
    visit wait walk want watch work working write"""
)
"""Verbs that every duty can begin with."""

EVERYDAY_NOUNS = _words(
    """abilities ability access account accounts action activities activity agenda agent aim amount analysis
    analyst answer application applications approach area areas art article aspect asset assistance
    assistant associate attention author balance bank base basics batch benefit benefits bid board body
    bonus book books box brand bridge brief budget business campaign candidate card career case cases cash
    category cause center centre certificate challenge channel chart class client clients clock club coach
    code college color colour commerce commission committee community company competence competition
    computer computers concept concern condition conference confidence content contract contracts cost
    costs country couple course courses credit crew criteria culture customer customers data date day days
    deadline debate decision degree delivery demand department detail details development device
    difference director discipline discount document documents door drawing drive duties duty economy
    education effect effort email emails employee employees energy engine environment equipment error
    estimate ethics event events evidence excel exchange exercise expense expenses experience expert eye
    face facilities facility fact factor failure family fax feature feedback field figure figures file
    files finance flash floor flow focus food forms frame freight function fund funds future game goal
    goals goods government grade grant graph ground group growth guest guests hand hardware health history
    home hotel hour hours house idea ideas image impact income industry information initiative innovation
    instruction insurance interest internet interview inventory issue issues item items job jobs journal
    key knowledge lab labor labour land language languages law leader leadership letter letters level
    levels library life light limit line lines link loan location logic mail mailing management manager
    market marketing markets material materials math matter media meeting meetings member members memory
    menu message method methods milestone mind minutes mission mobile mode model money month motion
    network networks news note notes notice number numbers object objective office officer operation
    operations opinion option order orders organisation organization origin outcome outlook owner page
    paint panel paper part partner partners party path patient patients pattern payment payments people
    performance period person phone photo picture piece pipeline plans plant point policies policy power
    practice presentation press pressure price prices principle print priority problem problems procedure
    procedures process processes product production products profile profit program programme programs
    progress project projects property proposal publisher purpose quality quantity queue quota range rate
    rates reason receipt record records region relation relations report reports request requirement
    resource resources response responsibility result results resume revenue review reward risk role room
    rule rules safety salary sale sales sample scale schedule school science scope score screen script
    season section security sense series server service services session shape sheet shift shop side
    signal site skill skills social society software solution solutions sound source sources space speech
    sport staff stage standard standards state statement station statistics status step stock strategy
    stream strength structure student students studio style subject success summary supervision supplier
    suppliers survey system systems table talent target targets task tasks team teams technique techniques
    technology term terms text theme theory thing things thought tickets time times title tool tools topic
    trade tradition transport travel trend trends trust type unit units university user users value values
    variety version video view vision voice volume warehouse water way ways web website week window wood
    word words world year years youth zone"""
)
"""Nouns of every trade."""

EVERYDAY_WORDS = FUNCTION_WORDS | GENERIC_VERBS | EVERYDAY_NOUNS
"""What a single word must not be."""

FILLERS = FUNCTION_WORDS | GENERIC_VERBS
"""What several words must not all be."""
