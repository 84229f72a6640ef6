package jiheng.events.evaluation;

/** What happens to a form. */
public sealed interface EvaluationEvent
        permits EvaluationOpened,
                TemplateChanged,
                IndicatorAdded,
                IndicatorRemoved,
                CellFilled,
                CellCorrected,
                FormScored,
                FormSubmitted,
                SubmissionWithdrawn,
                FormReturned,
                StepApproved,
                BaselineLocked,
                FormSettled,
                CorrectionRequested,
                CorrectionGranted,
                CorrectionRefused,
                CorrectionAbandoned,
                ApprovalLapsed,
                EvidenceAttached,
                EvidenceWithdrawn,
                DisclosurePrepared,
                DisclosureRefused,
                FormPublished,
                PublicationWithdrawn,
                EvaluationCancelled,
                EvaluationReopened,
                FindingRaised,
                FindingAnswered,
                FindingAccepted,
                FindingClosed,
                FindingsPassedOver {
    EvaluationId evaluation();
}
