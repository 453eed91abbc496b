/** Import downhill only: app -> rooms -> feature -> adapter -> runtime; everyone may import pure. See ARCHITECTURE.md. */
const all = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

export const depConstraints = [
  all(
    'ring:composition',
    'ring:app',
    'ring:rooms',
    'ring:feature',
    'ring:adapter',
    'ring:runtime',
    'ring:pure',
  ),
  all('ring:app', 'ring:rooms', 'ring:feature', 'ring:adapter', 'ring:runtime', 'ring:pure'),
  all('ring:rooms', 'ring:feature', 'ring:adapter', 'ring:runtime', 'ring:pure'),
  all('ring:feature', 'ring:adapter', 'ring:runtime', 'ring:pure'),
  all('ring:adapter', 'ring:runtime', 'ring:pure'),
  all('ring:runtime', 'ring:pure'),
  all('ring:testing', 'ring:runtime', 'ring:pure', 'ring:testing'),
  all('ring:demo', 'ring:testing', 'ring:runtime', 'ring:pure'),
  all('ring:e2e', 'ring:testing', 'ring:runtime', 'ring:pure', 'ring:adapter', 'ring:feature'),
  all('ring:pure', 'ring:pure'),
  // Within pure the way of a call: ami <- calls <- planfix. contracts stands alone, the browser reads it; alert-texts too.
  all('name:ami', 'name:ami'),
  all('name:calls', 'name:ami'),
  all('name:planfix', 'name:calls'),
  all('name:call-records', 'name:calls', 'name:ami'),
  all('name:contracts', 'name:contracts'),
  all('name:alert-texts', 'name:contracts'),
  all('side:browser', 'side:any'),
];

const config = {
  enforceBuildableLibDependency: false,
  allowCircularSelfDependency: true,
  allow: [],
  depConstraints,
};

/** Specs may use the testing library; production code may not. */
export const moduleBoundaries = config;
export const moduleBoundariesOfSpecs = {
  ...config,
  depConstraints: depConstraints.map((rule) =>
    rule.sourceTag.startsWith('ring:') || rule.sourceTag.startsWith('name:')
      ? { ...rule, onlyDependOnLibsWithTags: [...rule.onlyDependOnLibsWithTags, 'ring:testing'] }
      : rule,
  ),
};
