package jiheng.query.audit.verify;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Signature;
import jiheng.query.audit.note.Signer;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.sm.Sm2;
import jiheng.query.audit.sm.Sm2Signer;

/**
 * What a witness keeps: its keys, the last head of each tree that it let pass, every note that it cosigned, and those
 * that contradict them. One run at a time has it, from {@link #open} to {@link #close}.
 */
final class WitnessFolder implements Closeable {
    private static final int SECRET = 32;

    private final Path folder;
    private final FileChannel lock;

    private WitnessFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Another run has the folder. */
    static final class InUse extends IOException {
        private static final long serialVersionUID = 1L;

        private InUse(Path folder) {
            super("另一次见证正在使用此文件夹，请待其结束后再运行 another run of the witness is using the folder, run it again when"
                    + " that one has ended: " + folder);
        }
    }

    /**
     * A witness's key.
     *
     * @param fresh made by this run and not kept yet, so that nobody has anything it signed
     */
    record Key(Algorithm tree, String name, String secret, boolean fresh) {
        Signature cosignature(String text, long seconds) {
            return signer().cosignature(kind(), text, seconds);
        }

        /** Without its secret. */
        @Override
        public String toString() {
            return name;
        }

        private Signer signer() {
            return tree == Algorithm.SHA256
                    ? new Ed25519Signer(name, Strict.base64(secret))
                    : new Sm2Signer(name, Strict.base64(secret), new SecureRandom());
        }

        private Cosigned kind() {
            return tree == Algorithm.SHA256 ? Cosigned.ED25519 : Sm2.COSIGNED;
        }
    }

    /** @throws InUse if another run has it, of this program or another */
    static WitnessFolder open(Path folder) throws IOException {
        made(folder);
        // Never removed: whoever waits for a file that is gone would lock nothing.
        var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() != null) {
                return new WitnessFolder(folder, lock);
            }
        } catch (OverlappingFileLockException sameProgram) {
            lock.close();
            throw (InUse) new InUse(folder).initCause(sameProgram);
        } catch (IOException unable) {
            lock.close();
            throw unable;
        }
        lock.close();
        throw new InUse(folder);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /** The last head of a tree that it cosigned. */
    Optional<Note> last(Algorithm tree) throws IOException {
        return note(folder.resolve(tree.key() + ".txt"));
    }

    /** What it cosigned of a size. */
    Optional<Note> cosigned(Algorithm tree, long size) throws IOException {
        return note(cosigned(tree).resolve(size + ".txt"));
    }

    /**
     * For good when it returns. The head comes before a key that is fresh: a key without a head is one whose head was
     * lost.
     *
     * @throws IOException if another text was cosigned at this size
     */
    void keep(Key key, long size, Note cosigned) throws IOException {
        var same = cosigned(key.tree(), size);
        if (same.isPresent() && !same.get().text().equals(cosigned.text())) {
            throw new IOException(
                    "已联署过另一个 another was cosigned: " + cosigned(key.tree()).resolve(size + ".txt"));
        }
        write(folder.resolve(key.tree().key() + ".txt"), cosigned.bytes());
        write(made(cosigned(key.tree())).resolve(size + ".txt"), cosigned.bytes());
        if (key.fresh()) {
            writeSecret(secret(key.tree()), (key.name() + "\n" + key.secret() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        write(publicKey(key.tree()), (key.signer().cosigner(key.kind()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps, beside what was cosigned, a note of the log's that contradicts it: together they prove two histories. */
    Path keepAgainst(Algorithm tree, long size, Note note) throws IOException {
        var all = made(folder.resolve("inconsistent").resolve(tree.key()));
        var text = HexFormat.of().formatHex(TreeHash.sha256().of(note.text().getBytes(StandardCharsets.UTF_8)));
        var file = all.resolve(size + "-" + text + ".txt");
        if (!Files.exists(file)) {
            write(file, note.bytes());
        }
        return file;
    }

    /** The file of the public key, for those who are to know it. */
    Path publicKey(Algorithm tree) {
        return folder.resolve("witness-" + tree.key() + ".pub");
    }

    /** @param name the witness's, due at its first run, when its key is made */
    Key key(Algorithm tree, String name) throws IOException {
        var file = secret(tree);
        if (!Files.exists(file)) {
            if (name.isBlank()) {
                throw new MalformedNote("首次运行须给 --name is due at the first run");
            }
            var secret = new byte[SECRET];
            new SecureRandom().nextBytes(secret);
            return new Key(tree, name, Strict.base64(secret), true);
        }
        var lines = Strict.lines(Files.readString(file));
        if (lines.size() != 2) {
            throw new MalformedNote("不是见证人的密钥 not a witness's key: " + file);
        }
        if (!name.isBlank() && !name.equals(lines.get(0))) {
            throw new MalformedNote(folder + " 中的见证人名为 the witness of this folder is called " + lines.get(0));
        }
        return new Key(tree, lines.get(0), lines.get(1), false);
    }

    /** The file of the private key. */
    Path secret(Algorithm tree) {
        return folder.resolve("witness-" + tree.key() + ".key");
    }

    private Path cosigned(Algorithm tree) {
        return folder.resolve("cosigned").resolve(tree.key());
    }

    private static Optional<Note> note(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Note.parse(Files.readAllBytes(file))) : Optional.empty();
    }

    /** Its owner's alone before it holds anything; where the system knows no such thing, the folder's rules hold. */
    private static void writeSecret(Path file, byte[] bytes) throws IOException {
        var draft = draft(file);
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        if (!draft.toFile().setReadable(false, false) || !draft.toFile().setReadable(true, true)) {
            Files.delete(draft);
            throw new IOException("不能只让所有者读 cannot be kept from others: " + file);
        }
        write(file, bytes);
    }

    /** Whole or not there, whenever the machine stops, and there for good when it returns. */
    private static void write(Path file, byte[] bytes) throws IOException {
        var draft = draft(file);
        try (var out = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    private static Path made(Path folder) throws IOException {
        var parent = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) && parent != null) {
            made(parent);
            Files.createDirectories(folder);
            force(parent);
        }
        return folder;
    }

    /** Makes names in a folder last, where the system can. */
    private static void force(Path folder) throws IOException {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static Path draft(Path file) {
        return file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".new");
    }
}
