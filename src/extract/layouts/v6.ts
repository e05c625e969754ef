/** Tables and columns of layout 6, as published. Source: the published extract definition of version 6. */
import type { Layout } from './layout.ts';

export const v6: Layout = {
  id: 'v6',
  tables: {
    MHS000Header:
      'DatSetVer OrgIDProvider OrgIDSubmit PrimSystemInUse ReportingPeriodStartDate ' +
      'ReportingPeriodEndDate DateTimeDatSetCreate MHS000UniqID FileType UniqSubmissionID UniqMonthID ' +
      'RowNumber',
    MHS001MPI:
      'LocalPatientID OrgIDLocalPatientID OrgIDEduEstab NHSNumber NHSNumberStatus PersonBirthDate ' +
      'Postcode GenderIDCode GenderSameAtBirth Gender MaritalStatus EthnicCategory EthnicCategory2021 ' +
      'LanguageCodePreferred PersDeathDate RecordNumber MHS001UniqID OrgIDProv Person_ID ' +
      'UniqSubmissionID AgeRepPeriodStart AgeRepPeriodEnd AgeDeath PostcodeDistrict DefaultPostcode ' +
      'LSOA2011 LSOA2021 LADistrictAuth County ElectoralWard UniqMonthID NHSDEthnicity PatMRecInRP ' +
      'RecordStartDate RecordEndDate IMDQuart RowNumber OrgIDICBRes EthnicityHigher EthnicityLow ' +
      'LDAFlag EmploymentNationalLatest EmploymentProviderLatest AccommodationNationalLatest ' +
      'AccommodationProviderLatest OrgIDSubICBLocResidence ICRECSUBICB ICRECSUBICBNAME ' +
      'RegionICRECSUBICB RegionICRECSUBICBName ICRECICB ICRECICBName',
    MHS003AccommStatus:
      'LocalPatientID AccommodationType SettledAccommodationInd AccommodationTypeDate SCHPlacementType ' +
      'AccommodationTypeStartDate AccommodationTypeEndDate RecordNumber MHS003UniqID OrgIDProv ' +
      'Person_ID UniqSubmissionID AgeAccomTypeDate UniqMonthID RowNumber',
    MHS005PatInd:
      'LocalPatientID ConstSuperReqDueToDis ParentalResp YoungCarer LACStatus LACLegalStatus ' +
      'EducationalAssessOutcome CPP ExBAFIndicator OffenceHistory ProPsychDate EmerPsychDate ' +
      'ManPsychDate PsychPrescDate PsychTreatDate ReasonableAdjustmentInd IMCARequired IMHARequired ' +
      'IMCAAssigned IMHAAssigned LDStatus AutismStatus RecordNumber MHS005UniqID OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqMonthID RowNumber',
    MHS007DisabilityType:
      'LocalPatientID DisabCode DisabImpacPercep RecordNumber MHS007UniqID OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqMonthID RowNumber',
    MHS101Referral:
      'ServiceRequestID LocalPatientID OrgIDComm CareProfTeamLocalID ReferralRequestReceivedDate ' +
      'ReferralRequestReceivedTime NHSServAgreeLineID SpecialisedMHServiceCode SourceOfReferralMH ' +
      'OrgIDReferringOrg ReferringCareProfessionalType ClinRespPriorityType PrimReasonReferralMH ' +
      'ReasonOAT DecisionToTreatDate DecisionToTreatTime DischPlanCreationDate DischPlanCreationTime ' +
      'DischPlanLastUpdatedDate DischPlanLastUpdatedTime ServDischDate ServDischTime ' +
      'ReferRejectionDate ReferRejectionTime ReferRejectReason ReferClosReason RecordNumber ' +
      'MHS101UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID AgeServReferRecDate ' +
      'AgeServReferDischDate UniqMonthID RecordStartDate RecordEndDate InactTimeRef RowNumber ' +
      'FirstContactEverDate CountOfAttendedCareContacts FirstContactEverWhereAgeAtContactUnder18Date ' +
      'SecondContactEverWhereAgeAtContactUnder18Date CountOfAttendedCareContactsInFinancialYear ' +
      'CountAttendedCareContactsInFinancialYearPersonWas017AtTimeOfContact ' +
      'FirstAttendedContactInRPDate FirstAttendedContactInFinancialYearDate ' +
      'SecondAttendedContactEverDate SecondAttendedContactInFinancialYearDate',
    MHS102OtherServiceType:
      'ServiceRequestID OtherCareProfTeamLocalID ReferClosureDate ReferClosureTime ReferRejectionDate ' +
      'ReferRejectionTime ReferRejectReason ReferClosReason RecordNumber MHS102UniqID OrgIDProv ' +
      'Person_ID UniqSubmissionID UniqServReqID UniqCareProfTeamID AgeServReferClosure ' +
      'AgeServReferRejection UniqMonthID RecordStartDate RecordEndDate InactTimeST RowNumber ' +
      'ServTeamTypeRefToMH ServiceTypeName',
    MHS105OnwardReferral:
      'ServiceRequestID DecisionToReferDate DecisionToReferTime OnwardReferDate OnwardReferTime ' +
      'OnwardReferReason OATReason OrgIDReceiving ReferralProc RecordNumber MHS105UniqID OrgIDProv ' +
      'Person_ID UniqSubmissionID UniqServReqID UniqMonthID RowNumber',
    MHS401MHActPeriod:
      'MHActLegalStatusClassPeriodID LocalPatientID StartDateMHActLegalStatusClass ' +
      'StartTimeMHActLegalStatusClass LegalStatusClassPeriodStartReason ' +
      'ExpiryDateMHActLegalStatusClass ExpiryTimeMHActLegalStatusClass EndDateMHActLegalStatusClass ' +
      'EndTimeMHActLegalStatusClass LegalStatusClassPeriodEndReason LegalStatusCode MentalCat ' +
      'RecordNumber MHS401UniqID OrgIDProv Person_ID UniqSubmissionID UniqMHActEpisodeID UniqMonthID ' +
      'NHSDLegalStatus RecordStartDate RecordEndDate InactTimeMHAPeriod RowNumber',
    MHS501HospProvSpell:
      'HospProvSpellID ServiceRequestID StartDateHospProvSpell StartTimeHospProvSpell ' +
      'DecidedToAdmitDate DecidedToAdmitTime SourceAdmMHHospProvSpell MethAdmMHHospProvSpell ' +
      'PostcodeMainVisitor EstimatedDischDateHospProvSpell PlannedDischDateHospProvSpell ' +
      'PlannedDestDisch DischDateHospProvSpell DischTimeHospProvSpell MethOfDischMHHospProvSpell ' +
      'DestOfDischHospProvSpell PostcodeDischDestHospProvSpell RecordNumber MHS501UniqID OrgIDProv ' +
      'Person_ID UniqSubmissionID UniqServReqID UniqHospProvSpellID PostcodeDistrictMainVisitor ' +
      'PostcodeDistrictDischDest UniqMonthID RecordStartDate RecordEndDate InactTimeHPS ' +
      'LOSDischHosSpell LOSHosSpellEoRP TimeEstDischDate TimePlanDischDate RowNumber AgeHospStartDate ' +
      'AgeHospDischDate',
    MHS502WardStay:
      'WardStayID WardCode HospProvSpellID StartDateWardStay StartTimeWardStay EndDateMHTrialLeave ' +
      'EndDateWardStay EndTimeWardStay MHAdmittedPatientClass SpecialisedMHServiceCode RecordNumber ' +
      'MHS502UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqHospProvSpellID ' +
      'UniqWardStayID WardLocDistanceHome UniqMonthID RecordStartDate RecordEndDate InactTimeWS ' +
      'BedTypeAdultDischarge BedDaysWSEndRP RowNumber SpecialisedMHServiceName WardStayBedTypesLkup ' +
      'HospitalBedTypeName WardStayServiceAreasOpenEndRPLDA WardIntendedSex WardIntendedClinCareMH ' +
      'WardAge WardType WardSecLevel LockedWardInd',
    MHS503AssignedCareProf:
      'HospProvSpellID CareProfLocalID StartDateAssCareProf EndDateAssCareProf TreatFuncCodeMH ' +
      'RecordNumber MHS503UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID ' +
      'UniqHospProvSpellID UniqCareProfLocalID UniqMonthID RecordStartDate RecordEndDate RowNumber',
    MHS509HomeLeave:
      'WardStayID StartDateHomeLeave StartTimeHomeLeave EndDateHomeLeave EndTimeHomeLeave RecordNumber ' +
      'MHS509UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqWardStayID ' +
      'UniqHospProvSpellID UniqMonthID RecordStartDate RecordEndDate HomeLeaveDaysEndRP RowNumber',
    MHS510LeaveOfAbsence:
      'WardStayID StartDateMHLeaveAbs StartTimeMHLeaveAbs EndDateMHLeaveAbs EndTimeMHLeaveAbs ' +
      'MHLeaveAbsEndReason EscortedLeaveIndicator RecordNumber MHS510UniqID OrgIDProv Person_ID ' +
      'UniqSubmissionID UniqServReqID UniqWardStayID UniqHospProvSpellID UniqMonthID RecordStartDate ' +
      'RecordEndDate LOADaysRP RowNumber',
    MHS512HospSpellCommAssPer:
      'HospProvSpellID OrgIDComm StartDateOrgCodeComm EndDateOrgCodeComm RecordNumber MHS512UniqID ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqHospProvSpellID UniqMonthID ' +
      'RecordStartDate RecordEndDate RowNumber',
    MHS514TrialLeave:
      'WardStayID StartDateMHTrialLeave StartTimeMHTrialLeave EndDateMHTrialLeave EndTimeMHTrialLeave ' +
      'RecordNumber MHS514UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqWardStayID ' +
      'UniqHospProvSpellID UniqMonthID RecordStartDate RecordEndDate RowNumber',
    MHS518ClinReadyforDischarge:
      'HospProvSpellID StartDateClinReadyforDisch EndDateClinReadyforDisch ' +
      'ClinReadyforDischDelayReason AttribToIndic OrgIDRespLAClinReadyforDisch RecordNumber ' +
      'MHS518UniqID OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqHospProvSpellID UniqMonthID ' +
      'RecordStartDate RecordEndDate RowNumber',
    MHS604PrimDiag:
      'ServiceRequestID DiagSchemeInUse PrimDiag CodedDiagTimestamp RecordNumber MHS604UniqID ' +
      'OrgIDProv Person_ID UniqSubmissionID UniqServReqID UniqMonthID RecordStartDate RecordEndDate ' +
      'RowNumber',
    MHS902ServiceTeamDetails:
      'CareProfTeamLocalID OrgIDCareProfTeamLocalID ServTeamTypeMH ServTeamIntAgeGroup MHS902UniqID ' +
      'OrgIDProv UniqSubmissionID UniqMonthID RowNumber ServiceTypeName',
    MHS903WardDetails:
      'WardCode SiteIDOfTreat WardIntendedSex WardIntendedClinCareMH WardAge WardType WardSecLevel ' +
      'LockedWardInd AvailBedDays ClosedBedDays MHS903UniqID OrgIDProv UniqSubmissionID UniqMonthID ' +
      'RowNumber BedTypeAdultDischarge',
  },
};
