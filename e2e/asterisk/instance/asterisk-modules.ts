import { readdir } from 'node:fs/promises';

export type InstanceRole = 'pbx' | 'world';

// Named one by one: loading everything opens ports (IAX, chan_sip), looks for databases, and takes three times as long.
const forBoth = [
  /^pbx_config$/,
  /^chan_pjsip$/,
  /^res_(pjproject|rtp_asterisk|timing_timerfd|musiconhold)$/,
  /^res_sorcery_(config|memory|astdb)$/,
  /^res_pjsip(_(acl|authenticator_digest|caller_id|diversion|dtmf_info|empty_info|header_funcs|logger|mwi|nat))?$/,
  /^res_pjsip_(mwi_body_generator|endpoint_identifier_(ip|user)|outbound_authenticator_digest)$/,
  /^res_pjsip_(outbound_registration|pubsub|refer|registrar|rfc3326|sdp_rtp|session|maintenance|path)$/,
  /^bridge_(builtin_features|builtin_interval_features|holding|native_rtp|simple|softmix)$/,
  /^codec_(ulaw|alaw|gsm|a_mu|resample)$/,
  /^format_(gsm|wav|pcm|sln)$/,
  /^func_(callerid|cdr|channel|cut|db|dialplan|env|extstate|global|hangupcause|logic|math|pjsip_.*|strings|timeout)$/,
  /^func_(groupcount|periodic_hook|uri)$/,
  /^app_(dial|exec|playback|playtones|senddtmf|stack|transfer|verbose)$/,
];
const forPbx = [
  /^app_(chanspy|confbridge|directed_pickup|mixmonitor|queue|read|voicemail)$/,
  // From 22 on cdr_custom leans on the second one.
  /^(cdr_(csv|custom|manager)|res_cdrel_custom)$/,
  /^res_(parking|manager_devicestate)$/,
  // The dialplan asks the product.
  /^(res_curl|func_curl|res_agi|res_speech)$/,
];

/** The lines of modules.conf: what the lab's dialplans use, of what this version has. */
export async function modulesConf(modulesFolder: string, role: InstanceRole): Promise<string> {
  const wanted = role === 'pbx' ? [...forBoth, ...forPbx] : forBoth;
  const names = (await readdir(modulesFolder)).map((file) => file.replace(/\.so$/, '')).sort();
  const loads = names.filter((name) => wanted.some((pattern) => pattern.test(name)));
  return ['[modules]', 'autoload = no', ...loads.map((name) => `load = ${name}.so`), ''].join('\n');
}
