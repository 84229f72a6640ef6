package jiheng.ui;

import jiheng.ui.audit.AuditCheckCommand;
import jiheng.ui.rebuild.RebuildCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product, or with a command as its first argument the check of its tables or of its log. */
@SpringBootApplication(scanBasePackages = "jiheng")
public class Jiheng {
    /** A start that failed was told of already; what it had begun, such as Axon's own threads, must not keep it alive. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RebuildCommand.NAME)) {
            System.exit(RebuildCommand.run(arguments, System.out));
        }
        if (arguments.length > 0 && arguments[0].equals(AuditCheckCommand.NAME)) {
            System.exit(AuditCheckCommand.run(arguments, System.out));
        }
        try {
            SpringApplication.run(Jiheng.class, arguments);
        } catch (RuntimeException | Error told) {
            System.exit(1);
        }
    }
}
