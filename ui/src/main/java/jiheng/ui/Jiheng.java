package jiheng.ui;

import jiheng.ui.rebuild.RebuildCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product, or with {@code rebuild} as its first argument the check of its tables. */
@SpringBootApplication(scanBasePackages = "jiheng")
public class Jiheng {
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RebuildCommand.NAME)) {
            System.exit(RebuildCommand.run(arguments, System.out));
        }
        SpringApplication.run(Jiheng.class, arguments);
    }
}
