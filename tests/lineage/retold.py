"""Invented coverage of an invented ferry in six languages: what one wire wrote, who retold it, who reported on its own.

Written for these tests before the thresholds were looked at again; no sentence of it is anybody else's.
"""

WIRE = (
    "The ferry Hanna Lund ran aground off the island of Skarvik on Tuesday night with 212 people on board. Nobody was "
    "killed, but 31 passengers were taken to hospital with broken bones.",
    "The captain, Per Odland, had left the bridge four minutes earlier to look for a mechanic. “I heard a sound like a "
    "plough in gravel,” said a farmer who lives above the beach. Fishing boats carried the passengers ashore until "
    "three in the morning.",
    "The owner of the ship had postponed the repair of its steering gear twice since March. An inspector wrote to the "
    "company that the rudder answered too late. The company never replied to the letter, a copy of which was seen by "
    "Boreal Press.",
    "The harbour office has forbidden the Hanna Lund to sail until the inquiry is over.",
)

# The whole wire, in the order of the wire, paragraphs cut otherwise.
WHOLE = {
    "es": (
        "El transbordador Hanna Lund encalló el martes por la noche frente a la isla de Skarvik con 212 personas a "
        "bordo. No hubo muertos, pero 31 pasajeros fueron llevados al hospital con huesos rotos. El capitán, Per "
        "Odland, había dejado el puente cuatro minutos antes para buscar a un mecánico.",
        "«Oí un ruido como de un arado en la grava», dijo un granjero que vive encima de la playa. Los barcos de pesca "
        "llevaron a los pasajeros a tierra hasta las tres de la madrugada.",
        "El dueño del barco había aplazado dos veces desde marzo la reparación del timón. Un inspector escribió a la "
        "empresa que el timón respondía demasiado tarde. La empresa nunca contestó a la carta, de la que Boreal Press "
        "vio una copia. La capitanía ha prohibido navegar al Hanna Lund hasta que termine la investigación.",
    ),
    "ru": (
        "Паром «Ханна Лунд» сел на мель у острова Скарвик во вторник ночью, на борту было 212 человек. Никто не погиб, "
        "но 31 пассажира доставили в больницу с переломами.",
        "Капитан Пер Одланд за четыре минуты до этого ушёл с мостика искать механика. «Я услышал звук, будто плуг идёт "
        "по гравию», — сказал фермер, который живёт над пляжем. Рыбацкие лодки перевозили пассажиров на берег до трёх "
        "часов утра.",
        "Владелец судна с марта дважды откладывал ремонт рулевого механизма. Инспектор написал компании, что руль "
        "срабатывает слишком поздно. Компания так и не ответила на письмо, копию которого видело агентство «Бореал "
        "Пресс».",
    ),
    "zh": (
        "渡轮“汉娜·伦德”号星期二夜间在斯卡维克岛附近搁浅，船上有212人。没有人死亡，但有31名乘客因骨折被送往医院。",
        "船长佩尔·奥德兰四分钟前离开驾驶台去找机械师。渔船一直把乘客送上岸，直到凌晨三点。",
        "船东自三月以来两次推迟修理舵机。一名检查员写信给公司，说舵的反应太慢。公司从未答复这封信。",
    ),
}

# A text of its own in which three or four sentences of the wire stand, in a row, without a word on where they are from.
EXCERPT = {
    "es": (
        "Los turistas que este verano querían ver las islas tendrán que esperar. En la oficina de la calle Mayor de "
        "Albano cuelga desde ayer un cartel escrito a mano, y la cola llega hasta la panadería.",
        "Marta Lesende, que vende billetes desde hace veinte años, no recuerda nada parecido. Devuelve el dinero y "
        "ofrece caramelos a los niños.",
        "Entretanto se sabe algo más del barco. El dueño había aplazado dos veces desde marzo la reparación del "
        "timón. Un inspector escribió a la empresa que el timón respondía demasiado tarde. La empresa nunca contestó "
        "a la carta.",
        "Lesende prefiere hablar del tiempo. El viento, dice, cambiará el domingo. Entonces los hoteles de la costa "
        "bajarán los precios y volverá la gente de siempre.",
    ),
    "fr": (
        "À Port-Brenn, le marché du mercredi a ouvert une heure plus tard que d'habitude. Les marchands de fruits "
        "attendaient un camion qui n'est jamais arrivé.",
        "On parlait surtout de la nuit du Nord. Le capitaine, Per Odland, avait quitté la passerelle quatre minutes "
        "plus tôt pour chercher un mécanicien. « J'ai entendu un bruit comme celui d'une charrue dans le gravier », a "
        "dit un agriculteur qui habite au-dessus de la plage. Des bateaux de pêche ont transporté les passagers à "
        "terre jusqu'à trois heures du matin. L'armateur avait repoussé deux fois depuis mars la réparation de "
        "l'appareil à gouverner.",
        "Ici, la vieille vedette de Port-Brenn passera sa visite en avril, comme chaque année. Son patron l'a repeinte "
        "lui-même, en vert, avec un reste de peinture de l'école.",
        "Le maire a promis un nouveau quai avant la fin de son mandat. Personne, sur le marché, n'a levé la tête.",
    ),
    "de": (
        "Wer im Spätsommer auf die Inseln will, bucht in Ahlersum, das war schon immer so. Im Reisebüro am Deich steht "
        "seit vierzig Jahren derselbe Gummibaum.",
        "Gestern klingelte dort das Telefon ohne Pause. Eine Frau aus Bremke wollte wissen, ob ihre Koffer noch auf "
        "dem Schiff sind. Niemand konnte es ihr sagen.",
        "Der Eigner des Schiffes hatte die Reparatur der Ruderanlage seit März zweimal verschoben. Ein Inspektor "
        "schrieb dem Unternehmen, das Ruder reagiere zu spät. Das Unternehmen antwortete nie auf den Brief. Das "
        "Hafenamt hat der Hanna Lund die Fahrt verboten, bis die Untersuchung abgeschlossen ist.",
        "Für den Gummibaum beginnt nun die ruhige Zeit. Im Oktober wird das Büro gestrichen, und die Chefin fährt zu "
        "ihrer Schwester in die Berge.",
    ),
    "pt": (
        "Em Vila Serra a pesca começa antes do nascer do sol. O café da Rosa abre às quatro, e às cinco já não há pão.",
        "Esta semana os homens falaram pouco da sardinha. O dono do navio tinha adiado duas vezes desde março o "
        "conserto do leme. Um inspetor escreveu à empresa que o leme respondia tarde demais. A empresa nunca respondeu "
        "à carta.",
        "O velho Anselmo passou trinta anos no mar e tem opinião sobre tudo. O leme, diz ele, é como um cavalo: ou "
        "obedece ou se vende. Os outros riram e pediram mais café.",
    ),
}

# Reports of the same day on the same affair by somebody who was there: the same facts, in words of its own.
INDEPENDENT = {
    "es": (
        "Un barco con más de doscientos pasajeros quedó varado anoche cerca de Skarvik, en el norte. Hay 31 heridos, "
        "según el hospital comarcal, y ninguna víctima mortal.",
        "Nuestra enviada habló con una familia de Lugás que viajaba en la cubierta superior. «Se apagaron las luces y "
        "mi hijo preguntó si ya habíamos llegado», cuenta la madre. Los vecinos repartieron mantas y sopa en la "
        "escuela.",
        "La policía interroga desde el mediodía al capitán, que tiene 58 años. La naviera Lund Line, fundada en 1961, "
        "asegura que el buque pasó todas las revisiones. El sindicato de marineros lo niega y pide ver los papeles.",
    ),
    "fr": (
        "Le ferry Hanna Lund s'est échoué mardi soir près de l'île de Skarvik. À bord se trouvaient 212 personnes, "
        "dont dix-sept Français, a indiqué le consulat.",
        "Trente et un passagers sont soignés à l'hôpital. Le capitaine n'était pas à son poste au moment du choc, "
        "selon la police, qui l'a entendu dans la matinée. Il a refusé une prise de sang.",
        "L'association des usagers réclame depuis deux ans un second navire sur cette ligne. Le ministre des "
        "Transports doit se rendre sur place jeudi avec des experts de la marine.",
    ),
    "de": (
        "Nach dem Unglück der Fähre Hanna Lund ermittelt die Staatsanwaltschaft gegen den Kapitän. Das Schiff war am "
        "Dienstagabend mit 212 Menschen an Bord vor Skarvik auf Grund gelaufen, 31 wurden verletzt.",
        "Der Kapitän sei zum Zeitpunkt des Unfalls nicht auf der Brücke gewesen, sagte ein Sprecher. Warum, sei Teil "
        "der Ermittlungen. Die Auswertung des Fahrtenschreibers werde Wochen dauern.",
        "Die Reederei sprach von einem menschlichen Fehler und kündigte Entschädigungen an. Taucher fanden am Rumpf "
        "einen Riss von neun Metern. Öl ist bisher nicht ausgelaufen.",
    ),
    "pt": (
        "O navio Hanna Lund encalhou na terça-feira à noite perto de Skarvik e deixou 31 feridos. Seguiam a bordo 212 "
        "pessoas, entre elas um grupo de estudantes de Braguel.",
        "O comandante estava fora da ponte, confirmou a polícia marítima. Os estudantes regressam a casa na "
        "sexta-feira, num avião pago pela empresa. A professora agradeceu aos pescadores da ilha.",
        "A ligação entre as ilhas fica suspensa durante uma semana. O governo regional freta um barco mais pequeno.",
    ),
    "en": (
        "Two hundred people spent the night in a school gym on Skarvik after their ferry, the Hanna Lund, struck a "
        "sand bank. Doctors treated 31 of them, most for fractures.",
        "Police questioned the master, who they say was not at the helm. Fishermen were praised for an operation that "
        "ended before dawn. One of them, Ole Brekk, made eleven trips.",
        "The line will be closed for a week, the county said. Lund Line shares fell nine percent.",
    ),
}
