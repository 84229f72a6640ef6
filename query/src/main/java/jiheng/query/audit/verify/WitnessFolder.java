package jiheng.query.audit.verify;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Signature;
import jiheng.query.audit.note.Signer;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.sm.Sm2;
import jiheng.query.audit.sm.Sm2Signer;

/** What a witness keeps: its keys, the last head of each tree that it let pass, and every note that it cosigned. */
record WitnessFolder(Path folder) {
    private static final int SECRET = 32;

    /** The last head of a tree that it cosigned. */
    Optional<Checkpoint> last(Algorithm tree) throws IOException {
        var kept = folder.resolve(tree.key() + ".txt");
        return Files.exists(kept)
                ? Optional.of(
                        Checkpoint.parse(Note.parse(Files.readAllBytes(kept)).text()))
                : Optional.empty();
    }

    void keep(Algorithm tree, long size, Note cosigned) throws IOException {
        write(folder.resolve(tree.key() + ".txt"), cosigned.bytes());
        var all = Files.createDirectories(folder.resolve("cosigned").resolve(tree.key()));
        write(all.resolve(size + ".txt"), cosigned.bytes());
    }

    /** The file of the public key, for those who are to know it. */
    Path publicKey(Algorithm tree) {
        return folder.resolve("witness-" + tree.key() + ".pub");
    }

    /** @param name the witness's, due at its first run, when its key is made */
    Signature cosignature(Algorithm tree, String name, String text, long seconds) throws IOException {
        var file = folder.resolve("witness-" + tree.key() + ".key");
        if (!Files.exists(file)) {
            make(file, name);
        }
        var lines = Strict.lines(Files.readString(file));
        if (lines.size() != 2) {
            throw new MalformedNote("不是见证人的密钥 not a witness's key: " + file);
        }
        if (!name.isBlank() && !name.equals(lines.get(0))) {
            throw new MalformedNote(folder + " 中的见证人名为 the witness of this folder is called " + lines.get(0));
        }
        Signer signer = tree == Algorithm.SHA256
                ? new Ed25519Signer(lines.get(0), Strict.base64(lines.get(1)))
                : new Sm2Signer(lines.get(0), Strict.base64(lines.get(1)), new SecureRandom());
        var kind = tree == Algorithm.SHA256 ? Cosigned.ED25519 : Sm2.COSIGNED;
        write(publicKey(tree), (signer.cosigner(kind) + "\n").getBytes(StandardCharsets.UTF_8));
        return signer.cosignature(kind, text, seconds);
    }

    /** Its owner's alone before it holds anything; where the system knows no such thing, the folder's rules hold. */
    private static void make(Path file, String name) throws IOException {
        if (name.isBlank()) {
            throw new MalformedNote("首次运行须给 --name is due at the first run");
        }
        var secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        var draft = draft(file);
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        if (!draft.toFile().setReadable(false, false) || !draft.toFile().setReadable(true, true)) {
            Files.delete(draft);
            throw new IOException("不能只让所有者读 cannot be kept from others: " + file);
        }
        write(file, (name + "\n" + Strict.base64(secret) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whole or not there, whenever the machine stops. */
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
    }

    private static Path draft(Path file) {
        return file.resolveSibling(Objects.requireNonNull(file.getFileName()) + ".new");
    }
}
