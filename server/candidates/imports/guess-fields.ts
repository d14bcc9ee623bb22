import type { ImportField } from '#shared/candidate-imports.ts';

/** What columns are called, without accents, case and signs, in the languages that tables come in most. */
const words: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    ...[
      'name',
      'full name',
      'candidate',
      'candidate name',
      'applicant',
      'nome completo',
      'candidato',
      'candidata',
    ],
    ...[
      'nombre completo',
      'nom complet',
      'candidat',
      'vollstandiger name',
      'bewerber',
      'bewerberin',
      'kandidat',
    ],
    ...['nome e cognome', 'volledige naam', 'naam', 'namn', 'navn', 'imie i nazwisko', 'ad soyad', 'nimi'],
  ],
  first_name: [
    ...[
      'first name',
      'firstname',
      'given name',
      'forename',
      'vorname',
      'prenom',
      'nombre',
      'nome',
      'primeiro nome',
    ],
    ...['voornaam', 'fornamn', 'fornavn', 'imie', 'etunimi', 'ad'],
  ],
  last_name: [
    ...[
      'last name',
      'lastname',
      'surname',
      'family name',
      'nachname',
      'familienname',
      'nom',
      'nom de famille',
    ],
    ...['apellido', 'apellidos', 'apelido', 'sobrenome', 'ultimo nome', 'cognome', 'achternaam', 'efternamn'],
    ...['etternavn', 'efternavn', 'nazwisko', 'sukunimi', 'soyad'],
  ],
  email: [
    ...['email', 'e mail', 'mail', 'email address', 'e mail address', 'e mail adresse', 'mailadresse'],
    ...['correo', 'correo electronico', 'courriel', 'adresse email', 'adresse e mail', 'adresse mail'],
    ...[
      'endereco de email',
      'endereco de e mail',
      'indirizzo email',
      'posta elettronica',
      'e mailadres',
      'e post',
      'epost',
      'e posta',
    ],
  ],
  phone: [
    ...[
      'phone',
      'phone number',
      'telephone',
      'tel',
      'mobile',
      'mobile number',
      'cell',
      'telefon',
      'telefonnummer',
    ],
    ...['handy', 'mobil', 'telefono', 'movil', 'celular', 'telefone', 'telemovel', 'cellulare', 'portable'],
    ...['telefoon', 'telefoonnummer', 'puhelin'],
  ],
  job: [
    ...[
      'job',
      'job title',
      'position',
      'role',
      'opening',
      'vacancy',
      'requisition',
      'stelle',
      'stellentitel',
    ],
    ...[
      'poste',
      'puesto',
      'vacante',
      'vaga',
      'cargo',
      'posizione',
      'vacature',
      'functie',
      'tjanst',
      'stilling',
    ],
    'stanowisko',
  ],
  time_zone: [
    'time zone',
    'timezone',
    'tz',
    'zeitzone',
    'fuseau horaire',
    'zona horaria',
    'fuso horario',
    'tijdzone',
  ],
  note: [
    ...[
      'note',
      'notes',
      'comment',
      'comments',
      'remarks',
      'source',
      'notiz',
      'bemerkung',
      'kommentar',
      'quelle',
    ],
    ...[
      'remarque',
      'commentaire',
      'nota',
      'notas',
      'comentario',
      'comentarios',
      'observacoes',
      'fuente',
      'fonte',
    ],
    ...['origem', 'opmerking', 'bron', 'kalla'],
  ],
};

const fieldOf = new Map(
  Object.entries(words).flatMap(([field, names]) =>
    names.map((name) => [name, field as ImportField] as const),
  ),
);

function plain(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What each column seems to say, by its name; null where nothing is known of it. A field has one column, the first of
 * them, but for notes. Beside a first or a last name, "name" is the other of the two; without either of them, the one part
 * that there is is all of the name.
 */
export function guessFields(titles: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const guessed = titles.map((title): ImportField | null => {
    const field = fieldOf.get(plain(title)) ?? null;
    if (field === null || field === 'note') return field;
    if (taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  const [first, last] = [taken.has('first_name'), taken.has('last_name')];
  const put = (from: ImportField, to: ImportField | null): (ImportField | null)[] =>
    guessed.map((field) => (field === from ? to : field));
  if (first && last) return put('name', null);
  if (!first && !last) return guessed;
  const [part, otherPart] = first
    ? (['first_name', 'last_name'] as const)
    : (['last_name', 'first_name'] as const);
  return taken.has('name') ? put('name', otherPart) : put(part, 'name');
}
