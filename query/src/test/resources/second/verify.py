"""A second verifier of audit bundles: Python 3, standard library, written from the format's description.

usage: verify.py KEYS BUNDLE            one bundle; exit code 0 proven, 1 tampered, 2 unreadable, 3 trust missing
       verify.py KEYS BUNDLE - < CASES  lines "entry offset mask", or "zip offset mask" for the file itself: a code each
       verify.py KEYS - < FILES         lines "file PATH": a code each
"""
import base64, hashlib, json, re, struct, sys, zlib
from decimal import Decimal
from functools import lru_cache

class Tampered(Exception): pass
class Unreadable(Exception): pass

def need(ok, what, error=Unreadable):
    if not ok: raise error(what)

# ---- SM3 (GB/T 32905)
def sm3_raw(data):
    rot = lambda x, n: ((x << n % 32) | (x & 0xffffffff) >> (32 - n % 32)) & 0xffffffff
    v = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
    m = data + b'\x80' + b'\0' * ((55 - len(data)) % 64) + struct.pack('>Q', 8 * len(data))
    for i in range(0, len(m), 64):
        w = list(struct.unpack('>16I', m[i:i + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rot(w[j - 3], 15)
            w.append(x ^ rot(x, 15) ^ rot(x, 23) ^ rot(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            s1 = rot(rot(a, 12) + e + rot(0x79cc4519 if j < 16 else 0x7a879d8a, j) & 0xffffffff, 7)
            s2 = s1 ^ rot(a, 12)
            ff = a ^ b ^ c if j < 16 else a & b | a & c | b & c
            gg = e ^ f ^ g if j < 16 else e & f | ~e & g
            t1, t2 = ff + d + s2 + (w[j] ^ w[j + 4]) & 0xffffffff, gg + h + s1 + w[j] & 0xffffffff
            a, b, c, d, e, f, g, h = t1, a, rot(b, 9), c, t2 ^ rot(t2, 9) ^ rot(t2, 17), e, rot(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return struct.pack('>8I', *v)

sm3 = lru_cache(None)(sm3_raw)
sha256 = lru_cache(None)(lambda data: hashlib.sha256(data).digest())
HASH = {'sha256': sha256, 'sm3': sm3}

# ---- Ed25519 (RFC 8032), affine and slow
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def ed_add(p, q):
    (x1, y1), (x2, y2) = p, q
    k = D * x1 * x2 * y1 * y2 % P
    return ((x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P)

def times(add, zero, n, p):
    r = zero
    while n:
        if n & 1: r = add(r, p)
        p, n = add(p, p), n >> 1
    return r

def ed_point(b):
    y = int.from_bytes(b, 'little'); odd, y = y >> 255, y & (1 << 255) - 1
    if y >= P: return None
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if (x * x - xx) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - xx) % P or (x == 0 and odd): return None
    return (P - x if x % 2 != odd else x, y)

ED_BASE = ed_point((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))

@lru_cache(None)
def ed25519(key, message, signature):
    if len(signature) != 64: return False
    a, r, s = ed_point(key), ed_point(signature[:32]), int.from_bytes(signature[32:], 'little')
    if not a or not r or s >= L: return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), 'little') % L
    return times(ed_add, (0, 1), s, ED_BASE) == ed_add(r, times(ed_add, (0, 1), k, a))

# ---- SM2 (GB/T 32918.2) on sm2p256v1
Q = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)

def ec_add(p, q):
    if p is None or q is None: return p or q
    (x1, y1), (x2, y2) = p, q
    if x1 == x2 and (y1 + y2) % Q == 0: return None
    m = (3 * x1 * x1 - 3) * pow(2 * y1, -1, Q) if p == q else (y2 - y1) * pow(x2 - x1, -1, Q)
    x = (m * m - x1 - x2) % Q
    return x, (m * (x1 - x) - y1) % Q

@lru_cache(None)
def sm2(key, message, signature):
    if len(signature) != 64 or len(key) != 65 or key[0] != 4: return False
    x, y, r, s = (int.from_bytes(b, 'big') for b in (key[1:33], key[33:], signature[:32], signature[32:]))
    if x >= Q or y >= Q or (y * y - x * x * x + 3 * x - B) % Q or not (0 < r < N and 0 < s < N) or (r + s) % N == 0: return False
    z = b'\x00\x80' + b'1234567812345678' + b''.join(v.to_bytes(32, 'big') for v in (Q - 3, B) + G) + key[1:]
    e = int.from_bytes(sm3(sm3(z) + message), 'big')
    point = ec_add(times(ec_add, None, s, G), times(ec_add, None, (r + s) % N, (x, y)))
    return point is not None and (e + point[0]) % N == r

# ---- notes
OID = b'\xffoid/1.2.156.10197.1.501'
KINDS = {b'\x01': (32, ed25519, 'sha256', False), b'\x04': (32, ed25519, 'sha256', True),
         OID + b'\n': (65, sm2, 'sm3', False), OID + b'/cosignature/v1\n': (65, sm2, 'sm3', True)}

def b64(text):
    try: data = base64.b64decode(text, validate=True)
    except Exception: raise Unreadable('base64')
    need(base64.b64encode(data).decode() == text, 'base64')
    return data

def utf8(data):
    try: return data.decode('utf-8')
    except UnicodeDecodeError: raise Unreadable('UTF-8')

def lines(text):
    need(text == '' or text.endswith('\n'), 'newline')
    return text.split('\n')[:-1]

def name_ok(name): return name != '' and not any(c == '+' or c < ' ' or c.isspace() for c in name)

@lru_cache(None)
def vkey(line):
    part = line.split('+', 2)
    need(len(part) == 3 and name_ok(part[0]), 'key')
    data = b64(part[2])
    for kind, (length, *_) in KINDS.items():
        if data.startswith(kind) and len(data) == len(kind) + length:
            need(sha256(part[0].encode() + b'\n' + data)[:4].hex() == part[1], 'key id')
            return part[0], sha256(part[0].encode() + b'\n' + data)[:4], kind, data[len(kind):]
    raise Unreadable('kind of key')

@lru_cache(None)
def note(data):
    text = utf8(data)
    need(len(data) <= 1 << 16 and '\n\n' in text and not any(c < ' ' and c != '\n' for c in text), 'note')
    cut = text.rindex('\n\n')
    signatures = []
    for line in lines(text[cut + 2:]):
        head, _, sig = line.rpartition(' ')
        raw = b64(sig)
        need(head.startswith('\u2014 ') and name_ok(head[2:]) and len(raw) > 4, 'signature line')
        signatures.append((head[2:], raw[:4], raw[4:]))
    body = text[:cut + 1]
    row = lines(body)
    need(0 < len(signatures) <= 64 and len(row) == 3 and row[0] != '', 'checkpoint')
    need(re.fullmatch(r'0|[1-9][0-9]{0,18}', row[1]) and int(row[1]) < 2**63 and len(b64(row[2])) == 32, 'checkpoint')
    return body, row[0], int(row[1]), b64(row[2]), tuple(signatures)

# ---- leaves
FIELDS = 17

@lru_cache(None)
def parse_leaf(data):
    f, at = [], 0
    need(len(data) <= 4096, 'leaf')
    for _ in range(FIELDS):
        need(len(data) - at >= 4, 'leaf')
        n, = struct.unpack_from('>I', data, at); at += 4
        if n == 0xffffffff: f.append(None); continue
        need(n <= len(data) - at, 'leaf')
        f.append(data[at:at + n]); at += n
    need(at == len(data) and f[0] == b'jiheng-leaf/1', 'leaf')
    number = lambda b: struct.unpack('>q', b)[0] if b is not None and len(b) == 8 else need(False, 'number')
    for i in (4, 6, 7, 8): need(f[i] is not None, 'leaf')
    for i in (3, 4, 6, 7, 8, 9): f[i] is None or utf8(f[i])
    for i in (10, 11, 12, 13): need(f[i] is not None and len(f[i]) == 32, 'leaf')
    f[1], f[2], f[5] = number(f[1]), number(f[2]), number(f[5])
    first = f[14] is None and f[15] is None and f[16] is None
    if not first:
        f[14] = number(f[14])
        need(f[15] is not None and f[16] is not None and len(f[15]) == len(f[16]) == 32 and 0 <= f[14] < f[1], 'leaf')
    need(f[1] >= 0 and f[5] >= 0 and first == (f[5] == 0), 'leaf')
    return tuple(f)

# ---- trees
def cover(start, end):
    while start < end:
        width = start & -start or 1 << 62
        while start + width > end: width >>= 1
        yield width
        start += width

def node(h, stack, width, value):
    while stack and stack[-1][0] == width:
        value, width = h(b'\x01' + stack.pop()[1] + value), 2 * width
    stack.append((width, value))

def root(h, stack):
    if not stack: return h(b'')
    value = stack[-1][1]
    for _, left in reversed(stack[:-1]): value = h(b'\x01' + left + value)
    return value

# ---- forms
def value(v):
    if v is None: return []
    figure = lambda o: '' if o['number'] is None else plain(o['number'])
    if v['is'] == 'text': return ['text', v['text']]
    if v['is'] == 'number': return ['number', plain(v['number'])]
    if v['is'] == 'measures': return ['measures'] + [x for o in v['measures'] for x in (o['operator'], figure(o), o['unit'])]
    if v['is'] == 'readings': return ['readings'] + [x for o in v['readings'] for x in (figure(o), o['unit'], o['band'] or '')]
    raise Unreadable('value')

def plain(text): return format(Decimal(text), 'f')

def derivation(d):
    inputs = sorted(d['inputs'].items())
    return ([d['rule'], d['ruleSet']['id'], str(d['ruleSet']['version']), str(len(inputs))]
            + [x for pair in inputs for x in pair] + [str(len(d['steps']))] + d['steps'] + [d['sentence']['zh'], d['sentence']['en']])

def kept(k): return [k['cell'], str(k['template']['version'])] + value(k['value'])

def digest(form):
    part = [['row', k, r['branch'], r['child'], str(r['position'])] for k, r in sorted(form['rows'].items())]
    part += [['cell', k] + value(v) for k, v in sorted(form['cells'].items())]
    part += [['score', k, s['score'] or ''] + derivation(s['derivation']) for k, s in sorted(form['scores'].items())]
    t = form['totals']
    if t: part.append(['totals', t['selfTotal'], t['ruleTotal'], t['grade']] + derivation(t['total']))
    part += [['evidence', k] + [str(a[f]) for f in ('row', 'file', 'mediaType', 'size', 'sha256')] for k, a in sorted(form['files'].items())]
    part += [['kept'] + k for k in sorted(map(kept, form['kept']), key=lambda k: (k[0], int(k[1])))]
    text = 'jiheng-content-1\n' + ''.join(''.join('%d:%s ' % (len(p.encode('utf-16-le')) // 2, p) for p in l) + '\n' for l in part)
    return hashlib.sha256(text.encode()).hexdigest()

def unique(pairs):
    need(len(dict(pairs)) == len(pairs), 'a key twice')
    return dict(pairs)

def added_up(form):
    fund = form['cells'].get('funds/total/score')
    rule = form['scores'].get('total', {}).get('score')
    parts = [fund['number']] if fund else [rule] if rule is not None else []
    parts += [form['cells'][c]['number'] for r in form['rows'] if (c := 'indicators/%s/score' % r) in form['cells']]
    return sum(map(Decimal, parts))

def fold(form, stream, name, revision, payload):
    need(name.startswith('evaluation.'), 'event')
    need(revision == b'1' or (name, revision) == ('evaluation.opened', b'2'), 'revision')
    e, name = json.loads(utf8(payload), object_pairs_hook=unique), name[len('evaluation.'):]
    need(e['evaluation'] == stream, 'stream', Tampered)
    need((name == 'opened') == ('opened' not in form), 'opened', Tampered)
    if name == 'opened': form['opened'] = e
    elif name == 'indicator-added': form['rows'][e['indicator']] = e
    elif name == 'indicator-removed':
        form['rows'].pop(e['indicator'], None), form['scores'].pop(e['indicator'], None)
        form['cells'] = {k: v for k, v in form['cells'].items() if not k.startswith('indicators/%s/' % e['indicator'])}
        form['files'] = {k: v for k, v in form['files'].items() if v['row'] != e['indicator']}
        form['kept'] = [k for k in form['kept'] if not k['cell'].startswith('indicators/%s/' % e['indicator'])]
    elif name == 'template-changed':
        for k in e['kept']: need(value(form['cells'].pop(k['cell'], None)) == value(k['value']), 'kept', Tampered)
        for k in e['restored']:
            known = [o for o in form['kept'] if kept(o) == kept(k)]
            need(known and k['cell'] not in form['cells'], 'restored', Tampered)
            form['kept'].remove(known[0]); form['cells'][k['cell']] = k['value']
        form['kept'] += e['kept']
    elif name == 'evidence-attached': form['files'][e['evidence']] = e
    elif name == 'evidence-withdrawn': form['files'].pop(e['evidence'], None)
    elif name in ('cell-filled', 'cell-corrected'):
        need(value(form['cells'].get(e['cell'])) == value(e['before']), 'before', Tampered)
        form['cells'][e['cell']] = e['after']
        if e['after'] is None: del form['cells'][e['cell']]
    elif name == 'scored':
        form['scores'].update((r['row'], r) for r in e['rows']); form['totals'] = e
        need(added_up(form) == Decimal(e['selfTotal']), 'sum', Tampered)
    elif name in ('submitted', 'baseline-locked', 'settled'): need(e['digest'] == digest(form), 'digest', Tampered)
    else: need(name in ('withdrawn', 'step-approved', 'returned', 'correction-requested', 'correction-granted', 'correction-refused',
                        'correction-abandoned', 'approval-lapsed', 'disclosure-prepared', 'disclosure-refused',
                        'published', 'publication-withdrawn', 'cancelled', 'reopened',
                       'finding-raised', 'finding-answered', 'finding-accepted', 'finding-closed', 'findings-passed-over'), 'event')

# ---- the bundle
@lru_cache(None)
def stream(name, kind):
    words = [name.decode(), '-' if kind is None else kind.decode()]
    need(not any(c.isspace() for word in words for c in word), 'stream')
    return ' '.join(words)

def manifest(heads, shown, told):
    streams = {}
    for f in told:
        key = stream(f[4], f[3])
        streams[key] = streams.get(key, 0) + 1
    text = 'jiheng-bundle/1\n' + ''.join('head %s %d\n' % (t, heads[t][-1][2]) for t in HASH if heads[t])
    return text + 'leaves %d\nevents %d\n' % (len(shown), len(told)) + ''.join('stream %s %d\n' % s for s in sorted(streams.items()))

def check(entries, keys):
    names, seen = list(entries), []
    def take(name):
        need(name in entries, name); seen.append(name); return entries[name]
    said = utf8(take('manifest.txt'))
    vkeys = lines(utf8(take('keys.txt')))
    need(vkeys == sorted(set(vkeys)), 'keys')
    given = [vkey(line) for line in vkeys]
    data = take('leaves.bin')
    gaps = {t: take('gaps/%s.bin' % t) for t in HASH}
    def folder(prefix):
        found = sorted(n for n in names if n.startswith(prefix))
        for n in found: need(re.fullmatch(r'[^.\-/][^/]*', n[len(prefix):]), n)
        return [(n[len(prefix):], take(n)) for n in found]
    heads = {t: [] for t in HASH}
    for t in HASH:
        for name, content in folder('checkpoints/%s/' % t):
            heads[t].append(note(content))
            need(name == '%012d.txt' % heads[t][-1][2], 'size')
    need(any(heads.values()), 'heads')
    shown, at = [], 0
    while at < len(data):
        need(len(data) - at >= 4, 'leaves')
        n, = struct.unpack_from('>i', data, at)
        need(0 <= n <= len(data) - at - 4, 'leaves')
        raw, at = data[at + 4:at + 4 + n], at + 4 + n
        f = parse_leaf(raw)
        need(not shown or f[1] > shown[-1][0][1], 'order')
        base = 'events/%012d.' % f[1]
        with_event = base + 'payload.json' in entries
        shown.append((f, raw) + ((take(base + 'payload.json'), take(base + 'metadata.json')) if with_event else (None, None)))
    need(shown, 'leaves')
    evidence, unproven = folder('evidence/'), folder('unproven/')
    need(seen == names, 'entries')
    need(said == manifest(heads, shown, [s[0] for s in shown if s[2] is not None]), 'manifest')
    whole = not any(gaps.values())
    last, events, row = {}, set(), None
    for s in shown:
        f = s[0]
        before = last.get(f[4]); last[f[4]] = s
        need((row is None or f[2] > row) and f[6] not in events, 'row', Tampered)
        row = f[2]; events.add(f[6])
        if before is None: need(f[5] == 0, 'first', Tampered)
        else:
            b = before[0]
            need(f[14] == b[1] and f[5] == b[5] + 1 and f[3] == b[3], 'follows', Tampered)
            need((before[2] is None) == (s[2] is None), 'part', Tampered)
        need(s[2] is not None or whole, 'event')
    for t, half in (('sha256', 0), ('sm3', 1)):
        h, by, hashes = HASH[t], {}, []
        for f, raw, payload, metadata in shown:
            need(payload is None or h(payload) == f[10 + half], 'payload', Tampered)
            need(metadata is None or h(metadata) == f[12 + half], 'metadata', Tampered)
            need(f[14] is None or by.get(f[14]) == f[15 + half], 'previous', Tampered)
            by[f[1]] = h(b'\0' + raw); hashes.append((f[1], by[f[1]]))
        stack, size, used, nxt = [], 0, 0, 0
        for head in heads[t]:
            while size < head[2]:
                to = min(hashes[nxt][0], head[2]) if nxt < len(hashes) else head[2]
                for width in cover(size, to):
                    need(len(gaps[t]) - used >= 32, 'gaps')
                    node(h, stack, width, gaps[t][used:used + 32]); used += 32
                size = to
                if size < head[2]:
                    node(h, stack, 1, hashes[nxt][1]); nxt += 1; size += 1
            need(root(h, stack) == head[3], 'root', Tampered)
        need(used == len(gaps[t]) and (nxt == len(hashes) or not heads[t]), 'beyond')
    named = set(re.findall(rb'(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])', b'\n'.join(s[2] for s in shown if s[2] is not None)))
    for name, content in evidence:
        need(hashlib.sha256(content).hexdigest() == name, 'evidence', Tampered)
        need(name.encode() in named, 'evidence')
    used, trusted, witnessed, missing = set(), False, 0, False
    for t in HASH:
        logs, witnesses = set(), set()
        need(len({head[1] for head in heads[t]}) <= 1, 'origin')
        for head in heads[t]:
            signers, logs, witnesses = set(), set(), set()
            for name, keyid, sig in head[4]:
                found = [k for k in given if k[:2] == (name, keyid)]
                need(found, 'signer')
                _, verify, tree, cosigns = KINDS[found[0][2]]
                need(all(k in given for k in keys if k[:2] == (name, keyid)), 'impostor', Tampered)
                need(tree == t and found[0] not in signers and (cosigns or name == head[1]), 'kind')
                message = head[0].encode()
                if cosigns:
                    need(len(sig) > 8 and sig[0] < 128, 'time', Tampered)
                    message, sig = b'cosignature/v1\ntime %d\n' % struct.unpack_from('>q', sig)[0] + message, sig[8:]
                need(verify(found[0][3], message, sig), 'signature', Tampered)
                signers.add(found[0])
                if found[0] in keys: (witnesses if cosigns else logs).add(found[0])
            need(any(not KINDS[k[2]][3] for k in signers), 'log')
            used |= signers
        if logs: trusted, witnessed = True, max(witnessed, len(witnesses))
        elif any(KINDS[k[2]][2:] == (t, False) for k in keys): missing = True
    need(used == set(given), 'keys')
    forms = {}
    for f, _, payload, _ in shown:
        if payload is not None and (f[4] in forms or f[8].startswith(b'evaluation.')):
            form = forms.setdefault(f[4], dict(rows={}, cells={}, scores={}, totals=None, files={}, kept=[]))
            try: fold(form, f[4].decode(), f[8].decode(), f[9], payload)
            except (KeyError, TypeError, ValueError, ArithmeticError) as e: raise Unreadable(repr(e))
    due = 1 if any(KINDS[k[2]][3] for k in keys) else 0
    return (0 if trusted and not missing and witnessed >= due else 3), forms

def verdict(entries, keys):
    try: return check(entries, keys)
    except Tampered: return 1, {}
    except Unreadable: return 2, {}

ENTRY = re.compile(rb'[A-Za-z0-9][A-Za-z0-9._/-]{0,199}')

@lru_cache(1024)
def entry(name, content, at):
    """What a stored entry says of itself: in front of its content, and in the directory for an entry at that offset."""
    n = len(content)
    said = struct.pack('<HHHHHIIIHH', 10, 0, 0, 0, 0x21, zlib.crc32(content), n, n, len(name), 0)
    return (b'PK\x03\x04' + said + name,
            b'PK\x01\x02' + struct.pack('<H', 10) + said + struct.pack('<HHHII', 0, 0, 0, 0, at) + name)

def unzip(data):
    entries, directory, at = {}, [], 0
    while data[at:at + 4] == b'PK\x03\x04' and len(data) - at >= 30:
        n, = struct.unpack_from('<I', data, at + 22); k, = struct.unpack_from('<H', data, at + 26)
        start = at + 30 + k
        name, content = data[at + 30:start], data[start:start + n]
        front, behind = entry(name, content, at)
        need(len(content) == n and data[at:start] == front, 'entry')
        need(ENTRY.fullmatch(name) and b'..' not in name and b'//' not in name, 'name')
        need(name.decode() not in entries, 'name')
        entries[name.decode()] = content
        directory.append(behind)
        at = start + n
    rest = b''.join(directory)
    rest += struct.pack('<4sHHHHIIH', b'PK\x05\x06', 0, 0, len(entries), len(entries), len(rest), at, 0)
    need(data[at:] == rest, 'zip')
    return entries

def read(data, keys):
    try: return verdict(unzip(data), keys)
    except Unreadable: return 2, {}

def content(path):
    with open(path, 'rb') as file: return file.read()

def main(arguments):
    keys = [vkey(line) for line in content(arguments[0]).decode().split()]
    files = arguments[1] == '-'
    data = b'' if files else content(arguments[1])
    if len(arguments) == 2 and not files:
        code, forms = read(data, keys)
        for stream, form in forms.items():
            if form['totals']: print(stream.decode(), form['totals']['selfTotal'], form['totals']['ruleTotal'])
        return code
    entries = {} if files else unzip(data)
    if not files: verdict(entries, keys)
    for line in sys.stdin:
        if line.startswith('file '): code, _ = read(content(line[5:].rstrip('\n')), keys)
        else:
            name, at, mask = line.split()
            changed = bytearray(data if name == 'zip' else entries[name]); changed[int(at)] ^= int(mask)
            code, _ = read(bytes(changed), keys) if name == 'zip' else verdict({**entries, name: bytes(changed)}, keys)
        print(code, flush=True)
    return 0

if __name__ == '__main__': sys.exit(main(sys.argv[1:]))
