package jiheng.query.audit.leaf;

import jiheng.query.audit.merkle.TreeHash;

/** Both hashes of whatever the log speaks of. For one thread, as the two it is made of. */
public record LeafHashing(TreeHash sha256, TreeHash sm3) {
    /** Of bytes as stored. */
    public Digests of(byte[] stored) {
        return new Digests(sha256.of(stored), sm3.of(stored));
    }

    /** Of a leaf's bytes, as the trees take them. */
    public Digests leaf(byte[] encoded) {
        return new Digests(sha256.leaf(encoded), sm3.leaf(encoded));
    }
}
