/** Tables and columns of layout 4, as published. Source: the version-0 record schema of the national processing code; the keys that every delivered table carries are inferred. */
import type { Layout } from './layout.ts';

export const v4: Layout = {
  id: 'v4',
  tables: {
    MHS000Header:
      'DatSetVer DateTimeDatSetCreate FileType MHS000UniqID OrgIDProvider OrgIDSubmit PrimSystemInUse ' +
      'ReportingPeriodEndDate ReportingPeriodStartDate RowNumber UniqSubmissionID UniqMonthID',
    MHS001MPI:
      'AgeDeath AgeRepPeriodEnd AgeRepPeriodStart CCGGPRes County DefaultPostcode ElectoralWard ' +
      'EthnicCategory Gender IMDQuart LADistrictAuth LDAFlag LSOA2011 LanguageCodePreferred ' +
      'LocalPatientId MHS001UniqID MaritalStatus NHSDEthnicity NHSNumber NHSNumberStatus OrgIDCCGRes ' +
      'OrgIDEduEstab OrgIDLocalPatientId OrgIDResidenceResp PatMRecInRP PersDeathDate PersonBirthDate ' +
      'Person_ID Postcode PostcodeDistrict RecordEndDate RecordNumber RecordStartDate RowNumber ' +
      'OrgIDProv UniqSubmissionID UniqMonthID',
    MHS003AccommStatus:
      'AccommodationStatusCode AccommodationStatusDate AgeAccomStatusDate LocalPatientId MHS003UniqID ' +
      'RowNumber SCHPlacementType SettledAccommodationInd RecordNumber OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqMonthID',
    MHS005PatInd:
      'CPP ConstSuperReqDueToDis EmerPsychDate ExBAFIndicator LACStatus LocalPatientId MHS005UniqID ' +
      'ManPsychDate OffenceHistory ParentalResp ProPsychDate PsychPrescDate PsychTreatDate RowNumber ' +
      'YoungCarer RecordNumber OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS007DisabilityType:
      'DisabCode DisabImpacPercep LocalPatientId MHS007UniqID RowNumber RecordNumber OrgIDProv ' +
      'Person_ID UniqSubmissionID UniqMonthID',
    MHS101Referral:
      'AMHServiceRefEndRP AgeServReferDischDate AgeServReferRecDate CYPServiceRefEndRP ' +
      'CYPServiceRefStartRP ClinRespPriorityType DischLetterIssDate DischPlanCreationDate ' +
      'DischPlanCreationTime DischPlanLastUpdatedDate DischPlanLastUpdatedTime InactTimeRef ' +
      'LDAServiceRefEndRP LocalPatientId MHS101UniqID NHSServAgreeLineNum OrgIDComm OrgIDReferring ' +
      'PrimReasonReferralMH RFAs ReasonOAT RecordEndDate RecordStartDate ReferralRequestReceivedDate ' +
      'ReferralRequestReceivedTime ReferringCareProfessionalStaffGroup RowNumber ServDischDate ' +
      'ServDischTime ServiceRequestId SourceOfReferralMH SpecialisedMHServiceCode UniqMonthID ' +
      'UniqServReqID RecordNumber OrgIDProv Person_ID UniqSubmissionID',
    MHS102ServiceTypeReferredTo:
      'AgeServReferClosure AgeServReferRejection CAMHSTier CareProfTeamLocalId InactTimeST ' +
      'MHS102UniqID RecordEndDate RecordStartDate ReferClosReason ReferClosureDate ReferClosureTime ' +
      'ReferRejectReason ReferRejectionDate ReferRejectionTime RowNumber ServTeamTypeRefToMH ' +
      'ServiceRequestId UniqCareProfTeamID UniqServReqID RecordNumber OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqMonthID',
    MHS105OnwardReferral:
      'DecisionToReferDate DecisionToReferTime MHS105UniqID OATReason OnwardReferDate ' +
      'OnwardReferReason OnwardReferTime OrgIDReceiving RowNumber ServiceRequestId UniqServReqID ' +
      'RecordNumber OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS401MHActPeriod:
      'EndDateMHActLegalStatusClass EndTimeMHActLegalStatusClass ExpiryDateMHActLegalStatusClass ' +
      'ExpiryTimeMHActLegalStatusClass InactTimeMHAPeriod LegalStatusClassPeriodEndReason ' +
      'LegalStatusClassPeriodStartReason LegalStatusCode LocalPatientId MHActLegalStatusClassPeriodId ' +
      'MHS401UniqID MentalCat NHSDLegalStatus RecordEndDate RecordStartDate RowNumber ' +
      'StartDateMHActLegalStatusClass StartTimeMHActLegalStatusClass UniqMHActEpisodeID RecordNumber ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS501HospProvSpell:
      'AdmMethCodeHospProvSpell DischDateHospProvSpell DischDestCodeHospProvSpell ' +
      'DischMethCodeHospProvSpell DischTimeHospProvSpell EstimatedDischDateHospProvSpell ' +
      'HospProvSpellNum InactTimeHPS LOSDischHosSpell LOSHosSpellEoRP MHS501UniqID ' +
      'PlannedDischDateHospProvSpell PlannedDischDestCode PostcodeDischDestHospProvSpell ' +
      'PostcodeDistrictDischDest PostcodeDistrictMainVisitor PostcodeMainVisitor RecordEndDate ' +
      'RecordStartDate RowNumber ServiceRequestId SourceAdmCodeHospProvSpell StartDateHospProvSpell ' +
      'StartTimeHospProvSpell TimeEstDischDate TimePlanDischDate UniqHospProvSpellNum UniqServReqID ' +
      'RecordNumber OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS502WardStay:
      'AMHServiceWSDischarge AMHServiceWSEndRP BedDaysWSEndRP BedTypeAdultDischarge BedTypeAdultEndRP ' +
      'CYPServiceWSDischarge CYPServiceWSEndRP CYPWardTypeStartRP EndDateMHTrialLeave EndDateWardStay ' +
      'EndTimeWardStay HospProvSpellNum HospitalBedTypeMH InactTimeWS IntendClinCareIntenCodeMH ' +
      'LDAServiceWSDischarge LDAServiceWSEndRP LockedWardInd MHS502UniqID RecordEndDate ' +
      'RecordStartDate RowNumber SiteIDOfTreat SpecialisedMHServiceCode StartDateWardStay ' +
      'StartTimeWardStay UniqHospProvSpellNum UniqServReqID UniqWardStayID WardAge WardCode ' +
      'WardLocDistanceHome WardSecLevel WardSexTypeCode WardStayId WardType RecordNumber OrgIDProv ' +
      'Person_ID UniqSubmissionID UniqMonthID',
    MHS503AssignedCareProf:
      'CareProfLocalId EndDateAssCareProf HospProvSpellNum MHS503UniqID RecordEndDate RecordStartDate ' +
      'RowNumber StartDateAssCareProf TreatFuncCodeMH UniqCareProfLocalID UniqHospProvSpellNum ' +
      'UniqServReqID RecordNumber OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS504DelayedDischarge:
      'AttribToIndic BedDaysDDRP DelayDischReason EndDateDelayDisch HospProvSpellNum MHS504UniqID ' +
      'OrgIDRespLADelayDisch RecordEndDate RecordStartDate RowNumber StartDateDelayDisch ' +
      'UniqHospProvSpellNum UniqServReqID RecordNumber OrgIDProv Person_ID UniqSubmissionID ' +
      'UniqMonthID',
    MHS509HomeLeave:
      'EndDateHomeLeave EndTimeHomeLeave HomeLeaveDaysEndRP MHS509UniqID RecordEndDate RecordStartDate ' +
      'RowNumber StartDateHomeLeave StartTimeHomeLeave UniqHospProvSpellNum UniqServReqID ' +
      'UniqWardStayID WardStayId RecordNumber OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS510LeaveOfAbsence:
      'EndDateMHLeaveAbs EndTimeMHLeaveAbs EscortedLeaveIndicator LOADaysRP MHLeaveAbsEndReason ' +
      'MHS510UniqID RecordEndDate RecordStartDate RowNumber StartDateMHLeaveAbs StartTimeMHLeaveAbs ' +
      'UniqHospProvSpellNum UniqServReqID UniqWardStayID WardStayId RecordNumber OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqMonthID',
    MHS512HospSpellCommAssPer:
      'EndDateOrgCodeComm HospProvSpellNum MHS512UniqID OrgIDComm RecordEndDate RecordStartDate ' +
      'RowNumber StartDateOrgCodeComm UniqHospProvSpellNum UniqServReqID RecordNumber OrgIDProv ' +
      'Person_ID UniqSubmissionID UniqMonthID',
    MHS514TrialLeave:
      'EndDateMHTrialLeave EndTimeMHTrialLeave MHS514UniqID RecordEndDate RecordStartDate RowNumber ' +
      'StartDateMHTrialLeave StartTimeMHTrialLeave UniqHospProvSpellNum UniqServReqID UniqWardStayID ' +
      'WardStayId RecordNumber OrgIDProv Person_ID UniqSubmissionID UniqMonthID',
    MHS604PrimDiag:
      'DiagDate DiagSchemeInUse MHS604UniqID MapICD10PrimDiagCode MapICD10PrimDiagDesc ' +
      'MapSnomedCPrimDiagTerm MapSnomedCTPrimDiagCode MasterICD10PrimDiagCode MasterICD10PrimDiagDesc ' +
      'MasterSnomedCTPrimDiagCode MasterSnomedCTPrimDiagTerm PrimDiag RecordEndDate RecordStartDate ' +
      'RowNumber ServiceRequestId UniqServReqID RecordNumber OrgIDProv Person_ID UniqSubmissionID ' +
      'UniqMonthID',
  },
};
