package jiheng.query.audit.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.query.audit.note.VerifierKey;

/** The verifier in another language, asked over its standard input; it shares nothing with ours but the format. */
public final class SecondVerifier implements AutoCloseable {
    private static final String SCRIPT = "src/test/resources/second/verify.py";

    private final Process process;
    private final BufferedReader answers;

    /** @param bundle whose bytes are changed one by one, or {@code -} to ask about whole files */
    private SecondVerifier(Path keys, String bundle) throws IOException {
        var command = new ArrayList<>(List.of("python3", SCRIPT, keys.toString(), bundle));
        if (!bundle.equals("-")) {
            command.add("-");
        }
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Whether it can run on this machine. */
    public static boolean isHere() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** @param folder where its file of keys is written */
    public static SecondVerifier trusting(Collection<VerifierKey> keys, Path folder) throws IOException {
        return new SecondVerifier(write(keys, folder.resolve("second.keys")), "-");
    }

    static Path write(Collection<VerifierKey> keys, Path file) throws IOException {
        return Files.writeString(file, keys.stream().map(key -> key + "\n").collect(Collectors.joining()));
    }

    /** What it prints of one bundle, told to stand by its exit code. */
    static List<String> of(Path keys, Path bundle) throws IOException, InterruptedException {
        var once = new ProcessBuilder("python3", SCRIPT, keys.toString(), bundle.toString())
                .redirectErrorStream(true)
                .start();
        var said = once.inputReader(StandardCharsets.UTF_8).lines().toList();
        return once.waitFor() == 0 ? said : List.of("exit code " + once.exitValue());
    }

    /** The exit code for each of many changes of one bundle, as {@link Tampering} lists them. */
    static List<String> codes(Path keys, Path bundle, List<String> cases) {
        try (var second = new SecondVerifier(keys, bundle.toString())) {
            var asking = new Thread(() -> cases.forEach(second::ask));
            asking.start();
            var codes = new ArrayList<String>();
            for (var at = 0; at < cases.size(); at++) {
                codes.add(second.answer());
            }
            return codes;
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** The exit code that it would end with. */
    public String code(Path bundle) {
        ask("file " + bundle.toAbsolutePath());
        return answer();
    }

    private void ask(String line) {
        try {
            var out = process.getOutputStream();
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private String answer() {
        try {
            var line = answers.readLine();
            if (line == null || line.length() != 1) {
                throw new IllegalStateException(
                        "the second verifier said: " + line + answers.lines().collect(Collectors.joining("\n")));
            }
            return line;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
