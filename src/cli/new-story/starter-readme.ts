/** The README.md of a new story: what is in its files, since JSON has no comments, and what to change first. */
export function starterReadme(title: string): string {
  // The title is somebody's text, and Markdown would read marks in it.
  return `# ${title.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#&|]/g, "\\$&")}

A story of Waybill: a folder of five files. It is a small invented example that you change into your own. Only people read
this file.

| file             | what it holds                                                        |
| ---------------- | -------------------------------------------------------------------- |
| \`story.json\`     | title, chapters in the order of telling, what is not known           |
| \`places.geojson\` | the places: points, and polygons where the sources give only an area |
| \`legs.geojson\`   | the legs: one line per stretch of one certainty, with its provenance |
| \`claims.json\`    | what is claimed, by whom, when, on what basis, with citations        |
| \`sources.json\`   | the sources, as CSL-JSON, which Zotero and others write              |

Both .geojson files open in any GIS, such as QGIS or geojson.io.

## In which order to change it

1. \`sources.json\`: one item for each source that you have read, with its address and the day on which you read it.
2. \`claims.json\`: one sentence for each thing that somebody says. \`attributedTo\` is who says so. \`basis\` is why it is
   believed: \`stated-by-official\`, \`imagery-released-by-official\`, \`independent-imagery\`, \`documents\`, \`inference\` or
   \`context\`. Two claims that contradict each other name each other in \`conflictsWith\`.
3. \`places.geojson\` and \`legs.geojson\`: \`location\` is how well a point or a line is known: \`exact\`, \`approximate\`,
   \`schematic\` or \`unknown\`. A way that changes from known to unknown is two lines with the same \`leg\`. \`provenance\` says
   where the line came from. A position is \`[longitude, latitude]\`.
4. \`story.json\`: a chapter \`shows\` places and legs, \`travels\` legs, and tells \`claims\`. \`unknowns\` are what no source says.
   \`asOf\` is the day up to which you have read. \`countries\` are those that the map tints (ISO 3166-1 alpha-3).

Ids are lower-case letters, digits and hyphens. Dates are EDTF: \`2024-03-01\`, \`2024-03-01/2024-03-03\`, \`2024-03~\` (about),
\`../2024-03-05\` (until).

## Help while you type

\`schema/\` holds the JSON Schema of each file. Editors such as VS Code find it by \`$schema\` in the file, without a network:
they complete keys, explain them, and mark what is wrong. \`sources.json\` is a list, which has no \`$schema\`: name
\`schema/sources.schema.json\` for it in the settings of your editor. Waybill itself reads neither; you may delete the folder.

## Look at it

    npx waybill check . --strict     # what is wrong, as file:line:column
    npx waybill serve .              # the page
    npx waybill build . -o site      # files for any web host
`;
}
