package jiheng.ui;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The product. */
@SpringBootApplication(scanBasePackages = "jiheng")
public class Jiheng {
    public static void main(String[] arguments) {
        SpringApplication.run(Jiheng.class, arguments);
    }
}
