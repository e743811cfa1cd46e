/**
 * Samples of settings for web hosts, file name -> text: the content policy as a header, a year of cache for files whose names
 * are made of their contents, a question each time for all others, and what a map on another site's page may fetch. `policy`
 * is the one that the pages state.
 */
export function hostSettings(policy: string): Map<string, string> {
  return new Map([
    ["_headers", netlify(policy)],
    ["nginx.conf", nginx(policy)],
    [".htaccess", apache(policy)],
    ["Caddyfile", caddy(policy)],
    ["README.txt", README],
  ]);
}

const YEAR = "public, max-age=31536000, immutable";
const ASK = "no-cache";

const README = `Samples for web hosts. Nothing in this folder is needed: every page states its content policy itself, and any host
that serves files will do. Take the one for yours:

  _headers    Netlify, Cloudflare Pages: move it to the root of what you publish
  nginx.conf  into the server block; set the path
  .htaccess   Apache: move it beside index.html (needs mod_headers; mod_rewrite for the compressed files)
  Caddyfile   into the site block

They are written for a site at the root of a host. In a folder of a host, put its path before the others.
The policy lets any page hold the map in a frame; add frame-ancestors to it to forbid that.
Every text file has a .gz and a .br beside it, for servers that send them as they are. Files named .topo.json.gz and the
like are data that the map unpacks itself: send those without Content-Encoding.
`;

function netlify(policy: string): string {
  return `# Later rules add to earlier ones.
/*
  Content-Security-Policy: ${policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Access-Control-Allow-Origin: *

# Names made of contents: they never change.
/assets/*
  Cache-Control: ${YEAR}

# Everything else is asked for anew; it is sent only where it changed.
/index.html
  Cache-Control: ${ASK}
/
  Cache-Control: ${ASK}
`;
}

function nginx(policy: string): string {
  return `# Inside the server block. "root" is the folder above /map/.
location /map/ {
  gzip_static on;
  # Needs the module ngx_brotli:
  # brotli_static on;
  types {
    text/html html;
    text/css css;
    text/javascript js;
    application/json json;
    application/geo+json geojson;
    image/svg+xml svg;
    image/png png;
    font/woff2 woff2;
  }
  charset utf-8;
  add_header Content-Security-Policy "${policy}" always;
  add_header X-Content-Type-Options nosniff always;
  add_header Access-Control-Allow-Origin * always;
  add_header Cache-Control "${ASK}";

  # add_header of an outer block does not reach in where an inner one has its own.
  location ~ /assets/ {
    gzip_static on;
    add_header X-Content-Type-Options nosniff always;
    add_header Access-Control-Allow-Origin * always;
    add_header Cache-Control "${YEAR}";
  }
}
`;
}

const TYPES: readonly (readonly [ending: string, type: string])[] = [
  ["html", "text/html; charset=utf-8"],
  ["js", "text/javascript; charset=utf-8"],
  ["css", "text/css; charset=utf-8"],
  ["json", "application/json"],
  ["geojson", "application/geo+json"],
  ["svg", "image/svg+xml"],
];

function apache(policy: string): string {
  const endings = TYPES.map(([ending]) => ending).join("|");
  const sent = TYPES.flatMap(([ending, type]) =>
    [
      ["br", "br"],
      ["gz", "gzip"],
    ].map(
      ([added, encoding]) => `<FilesMatch "\\.${ending}\\.${added}$">
  RemoveType .${added}
  RemoveLanguage .${added}
  ForceType "${type}"
  Header set Content-Encoding ${encoding} env=REDIRECT_precompressed
</FilesMatch>
`,
    ),
  ).join("");
  return `Header always set Content-Security-Policy "${policy}"
Header always set X-Content-Type-Options nosniff
Header always set Access-Control-Allow-Origin "*"
Header set Cache-Control "${ASK}"
<If "%{REQUEST_URI} =~ m#/assets/#">
  Header set Cache-Control "${YEAR}"
</If>

# The files that are compressed already, to browsers that take them. What is asked for by its .gz is data, and sent as it is.
RemoveEncoding .gz .br
RewriteEngine On
RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
RewriteCond %{REQUEST_FILENAME}.br -f
RewriteRule ^(.+\\.(?:${endings}))$ $1.br [L,E=precompressed:1,E=no-gzip:1]
RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
RewriteCond %{REQUEST_FILENAME}.gz -f
RewriteRule ^(.+\\.(?:${endings}))$ $1.gz [L,E=precompressed:1,E=no-gzip:1]
Header append Vary Accept-Encoding
${sent}`;
}

function caddy(policy: string): string {
  return `# Inside the site block.
root * /srv/map
header {
  Content-Security-Policy "${policy}"
  X-Content-Type-Options nosniff
  Access-Control-Allow-Origin *
  Cache-Control "${ASK}"
}
@named_by_content path */assets/*
header @named_by_content Cache-Control "${YEAR}"
file_server {
  precompressed br gzip
}
`;
}
