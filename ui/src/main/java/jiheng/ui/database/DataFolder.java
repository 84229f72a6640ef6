package jiheng.ui.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The data folder, held by this process alone. The hold is an operating system's lock on a file, so it ends with the
 * process however that ends; nothing in the folder is touched before it is held.
 */
final class DataFolder implements AutoCloseable {
    /** The arrangement of the folder; a higher number is a newer Jiheng's. */
    static final int FORMAT = 1;

    /**
     * A POSIX lock is lost when its process closes any channel on the file, so a second start inside one process must
     * be turned away before it opens one.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    static DataFolder hold(Path given) throws IOException {
        Path wanted = given.toAbsolutePath().normalize();
        for (Path part = wanted; part != null; part = part.getParent()) {
            if (Files.exists(part)) {
                if (!Files.isDirectory(part)) {
                    throw DatabaseUnavailable.notAFolder(part);
                }
                break;
            }
        }
        Path path = Files.createDirectories(wanted).toRealPath();
        if (!HELD.add(path)) {
            throw DatabaseUnavailable.inUse(path);
        }
        FileChannel lockFile = null;
        try {
            lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock();
            if (lock == null) {
                throw DatabaseUnavailable.inUse(path);
            }
            DataFolder folder = new DataFolder(path, lockFile);
            folder.checkFormat();
            return folder;
        } catch (IOException | RuntimeException e) {
            if (lockFile != null) {
                lockFile.close();
            }
            HELD.remove(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    Path passwordFile() {
        return path.resolve("postgres.password");
    }

    /** The password of the database, made at the first start and readable by its owner only. */
    String password() throws IOException {
        Path file = passwordFile();
        if (Files.exists(file)) {
            onlyForOwner(file);
        } else {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            writeWhole(file, HexFormat.of().formatHex(secret));
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
        HELD.remove(path);
    }

    private void checkFormat() throws IOException {
        Path file = path.resolve("version");
        if (!Files.exists(file)) {
            writeWhole(file, Integer.toString(FORMAT));
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.matches("[1-9]\\d{0,8}") || Integer.parseInt(found) > FORMAT) {
            throw DatabaseUnavailable.newerData(path, found, FORMAT);
        }
    }

    /** After a crash at any moment the file is either whole or not there. */
    private static void writeWhole(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        onlyForOwner(draft);
        try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content + "\n");
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        moveForGood(draft, file);
    }

    /** Renames in one step that a loss of power does not undo. */
    static void moveForGood(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Path parent = to.getParent();
        if (parent != null && Files.getFileStore(parent).supportsFileAttributeView(PosixFileAttributeView.class)) {
            try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    /** Where the system knows no such permissions (Windows) the folder's own rules hold. */
    private static void onlyForOwner(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        }
    }
}
