// Writes the public lists from unpacked packages of npm and the sources of isbot. public-lists.sh runs this
// script. Arguments: the folder of the packages, and the folder `src` of analytics.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [packages, sources] = process.argv.slice(2)
const main = (name) => join(sources, 'main/resources/io/insula/analytics', name)
const test = (name) => join(sources, 'test/resources/io/insula/analytics', name)
const json = (...path) => JSON.parse(readFileSync(join(packages, ...path), 'utf8'))
const version = (name) => `${name} ${json(name, 'package.json').version}`
const licence = (name, file, target) => copyFileSync(join(packages, name, file), target)

function write(path, head, lines) {
  const text = [...head.map((line) => `# ${line}`), ...lines].join('\n')
  writeFileSync(path, `${text}\n`)
  console.log(`${path}: ${lines.length} lines`)
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()
const distinct = (texts) => [...new Set(texts.map(oneLine))].filter((text) => text && !text.startsWith('#'))

function crawlers() {
  const list = json('crawler-user-agents', 'crawler-user-agents.json')
  const from = `${version('crawler-user-agents')} (https://github.com/monperrus/crawler-user-agents)`
  write(
    main('crawlers.txt'),
    [`Regular expressions of ${from}.`, 'The licence is in crawlers.LICENSE.txt. `./insula lists` renews this file.'],
    [...new Set(list.map((entry) => entry.pattern))],
  )
  write(
    test('crawler-examples.txt'),
    [`Examples of ${from}, MIT licence.`, '`./insula lists` renews this file.'],
    distinct(list.flatMap((entry) => entry.instances)),
  )
  licence('crawler-user-agents', 'LICENSE', main('crawlers.LICENSE.txt'))
}

function people() {
  const top = json('top-user-agents', 'src/index.json')
  const many = json('user-agents', 'dist/user-agents.json')
  many.sort((one, other) => other.weight - one.weight)
  write(
    test('people.txt'),
    [
      'User agents of people, the most frequent ones first.',
      `From ${version('top-user-agents')} (MIT licence) and ${version('user-agents')} (2-clause BSD licence,`,
      'in people.LICENSE.txt). `./insula lists` renews this file.',
    ],
    distinct([...top, ...many.map((entry) => entry.userAgent)]).slice(0, 500),
  )
  const licences = [join('top-user-agents', 'LICENSE.md'), join('user-agents', 'LICENSE')]
  const text = licences.map((file) => readFileSync(join(packages, file), 'utf8').trim())
  writeFileSync(test('people.LICENSE.txt'), `${text.join('\n\n')}\n`)
}

// isbot has its examples in YAML, in sections named after programs. A section that begins with ZZZ has the odd
// ones, among them bots.
function rarePeople() {
  const found = []
  let section = ''
  for (const line of readFileSync(join(packages, 'isbot', 'fixtures', 'browsers.yml'), 'utf8').split('\n')) {
    if (line.startsWith('  - ')) {
      const text = line.slice(4).replace(/^(["'])(.*)\1$/, '$2')
      found.push(...(section.startsWith('ZZZ') ? [] : [text]))
    } else {
      section = line
    }
  }
  write(
    test('rare-people.txt'),
    [
      'User agents of people with rare browsers, televisions, consoles and browsers inside apps.',
      `From isbot ${json('isbot', 'package.json').version} (https://github.com/omrilotan/isbot), in the public domain (Unlicense).`,
      '`./insula lists` renews this file.',
    ],
    distinct(found),
  )
}

// The package tr46 has the table of UTS 46 as rows [code point or [first, last], status, mapping].
function hostNames() {
  const mapped = 1
  const disallowed = 3
  const ignored = 7
  const hex = (point) => point.toString(16)
  const lines = []
  for (const [points, status, mapping] of json('tr46', 'lib/mappingTable.json')) {
    const [first, last] = Array.isArray(points) ? points : [points, points]
    if (last < 0x80 || ![mapped, disallowed, ignored].includes(status)) {
      continue
    }
    const range = first === last ? hex(first) : `${hex(first)}-${hex(last)}`
    const target = [...(mapping ?? '')].map((c) => hex(c.codePointAt(0))).join(' ')
    lines.push(`${range}\t${status === disallowed ? '!' : target}`)
  }
  const { unicodeVersion } = json('tr46', 'package.json')
  write(
    main('host-mapping.tsv'),
    [
      `The mapping table of Unicode Technical Standard 46, Unicode ${unicodeVersion}, from ${version('tr46')}`,
      '(https://github.com/jsdom/tr46): code points, and the code points to which they are mapped. "!" means',
      'that they are not allowed, an empty column that they are ignored. Code points that are not listed',
      'are valid. ASCII is left out. The licences are in host-mapping.LICENSE.txt. `./insula lists`',
      'renews this file.',
    ],
    lines,
  )
}

crawlers()
people()
rarePeople()
hostNames()
