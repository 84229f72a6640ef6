package jiheng.ui.audit;

import java.util.Locale;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the alarm; it is looked at where it is shown. */
@ControllerAdvice("jiheng.ui")
class Alarms {
    private final Alarm alarm;

    Alarms(Alarm alarm) {
        this.alarm = alarm;
    }

    @ModelAttribute("alarm")
    Alarm alarm() {
        return alarm;
    }

    @ModelAttribute("alarmSays")
    Telling says(Locale locale) {
        return new Telling(locale);
    }
}
